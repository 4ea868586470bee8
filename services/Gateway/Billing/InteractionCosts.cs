using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Billing;

/// <summary>What interactions cost, for who may read usage. Crm knows nothing of it and does not wait for it: where Billing does not answer, there is no cost.</summary>
internal sealed partial class InteractionCosts(IGrainFactory grains, ILogger<InteractionCosts> log)
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(2);

    /// <summary>The cost; null for who may not see it, where the tenant is not billed, and where Billing does not answer in time.</summary>
    public async Task<Wire.InteractionCost?> Read(Call call, Guid interaction)
    {
        if (!call.Principal.Rights.HasFlag(Right.ReadUsage))
            return null;
        try
        {
            var cost = await grains.StatementReader(call.Tenant).CostOf(interaction).WaitAsync(WaitMax);
            return cost.IsOk ? ToWire(cost.Value) : null;
        }
        catch (Exception e)
        {
            LogMissing(e);
            return null;
        }
    }

    private static Wire.InteractionCost ToWire(InteractionCost it) =>
        new(it.Currency, it.Amount, [.. it.Units.Select(AccountWire.ToWire)], it.IsFinal);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Billing did not say what an interaction costs; it was answered without")]
    private partial void LogMissing(Exception error);
}
