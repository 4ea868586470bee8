using System.Diagnostics;

namespace CloudCrm.Gateway.Billing;

/// <summary>
/// Billing hears of a new tenant over the bus. Who signed up goes straight on to statement, seats and budgets, so that a sign-up is answered when they are there:
/// it waits for the billing account, and only so long, for it stands without Billing too.
/// </summary>
internal sealed partial class AccountOpening(IGrainFactory grains, ILogger<AccountOpening> log)
{
    private static readonly TimeSpan s_waitMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits until a tenant's account is open.</summary>
    public async Task Wait(TenantId tenant, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        using var look = new PeriodicTimer(s_look);
        try
        {
            while (!(await grains.BillingAccount(tenant).Read().WaitAsync(s_waitMax, cancellation)).IsOk)
            {
                if (Stopwatch.GetElapsedTime(begun) > s_waitMax)
                {
                    LogLate();
                    return;
                }

                await look.WaitForNextTickAsync(cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogUnknown(e);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Billing did not open the account of a new tenant in time; the sign-up was answered without")]
    private partial void LogLate();

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Billing did not say whether the account of a new tenant is open; the sign-up was answered without")]
    private partial void LogUnknown(Exception error);
}
