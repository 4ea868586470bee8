using CloudCrm.Billing;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Billing;

/// <summary>Due work of accounts and of what collects for them.</summary>
public sealed partial class BillingHost
{
    private readonly List<Exception> _failures = [];

    /// <summary>What went wrong with due work, which was then done again; a bounded number of them.</summary>
    public IReadOnlyList<Exception> Failures
    {
        get
        {
            lock (_failures)
                return [.. _failures];
        }
    }

    /// <summary>When work of accounts or payments is due next, but for what comes round by itself.</summary>
    /// <param name="after">Later than then.</param>
    /// <param name="rounds">Kinds of work that come round by themselves.</param>
    internal async Task<DateTimeOffset?> NextDue(DateTimeOffset after, IReadOnlyCollection<string> rounds)
    {
        var kinds = PaymentHandlers().Keys.Except(rounds).ToList();
        await using var db = Source.AcrossTenants();
        return await db.DueWork.Where(work => kinds.Contains(work.Kind) && work.DueAt > after).OrderBy(work => work.DueAt).Select(work => (DateTimeOffset?)work.DueAt).FirstOrDefaultAsync();
    }

    /// <summary>Does once all work of accounts and payments that is due; the tenants that had some. What fails is due again at once.</summary>
    /// <param name="without">Kinds of work that are left for later.</param>
    internal async Task<HashSet<TenantId>> DoPayments(params IReadOnlyCollection<string> without)
    {
        var table = new DueWorkTable<BillingDb>(Source, Writer, Clock);
        var handlers = PaymentHandlers();
        var claimed = await table.Claim([.. handlers.Keys.Except(without)], 500, CancellationToken.None);
        await Parallel.ForEachAsync(claimed.GroupBy(work => work.TenantId), new ParallelOptions { MaxDegreeOfParallelism = SchedulerLimits.AtOnce }, async (works, _) =>
        {
            foreach (var work in works)
                await Do(table, handlers[work.Kind], work);
        });
        return [.. claimed.Select(work => work.TenantId)];
    }

    private async Task Do(DueWorkTable<BillingDb> table, IDueHandler handler, DueWorkRow work)
    {
        try
        {
            await handler.Handle(work, CancellationToken.None);
            await table.Remove(work, CancellationToken.None);
        }
        catch (Exception e)
        {
            // As the scheduler does it, but without a wait: the test's clock stands still.
            lock (_failures)
            {
                _failures.Add(new InvalidOperationException($"{work.Kind} {work.Payload} of {work.TenantId} failed.", e));
                if (_failures.Count > 100)
                    _failures.RemoveAt(0);
            }

            await table.HoldUntil(work, null, CancellationToken.None);
        }
    }

    private Dictionary<string, IDueHandler> PaymentHandlers() => _host.Services.GetServices<IDueHandler>().Where(IsOfPayments).ToDictionary(handler => handler.Kind);

    private static bool IsOfPayments(IDueHandler handler) =>
        IsOfAccounts(handler) || handler.GetType().Namespace!.StartsWith("CloudCrm.Billing.Payments", StringComparison.Ordinal);
}
