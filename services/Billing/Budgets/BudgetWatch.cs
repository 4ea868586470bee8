using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Budgets;

/// <summary>Looks at budgets as the ledger moves, at most once in <see cref="Every"/> a tenant. What it misses at a crash, <see cref="BudgetWork"/> finds.</summary>
internal sealed partial class BudgetWatch(LedgerMoves moves, IDbSource<BillingDb> source, IGrainFactory grains, ILogger<BudgetWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>Tenants of one question.</summary>
    private const int Batch = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        IReadOnlyList<TenantId> moved = [];
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Look(moved, stoppingToken);
                // Told before their commit: by the next tick it is there.
                moved = moves.Take();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends; the scheduler finds what is left.
        }
    }

    private async Task Look(IReadOnlyList<TenantId> moved, CancellationToken cancellation)
    {
        foreach (var some in moved.Chunk(Batch))
        {
            await Safely(async () =>
            {
                foreach (var tenant in await WithBudgets([.. some], cancellation))
                    await Safely(() => grains.BudgetBook(tenant).Check(isTime: false), cancellation);
            }, cancellation);
        }
    }

    /// <summary>One tenant's trouble is nobody else's.</summary>
    private async Task Safely(Func<Task> look, CancellationToken cancellation)
    {
        try
        {
            await look();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            LogMissed(e);
        }
    }

    private async Task<List<TenantId>> WithBudgets(List<TenantId> tenants, CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<BudgetBookRow>().Where(row => tenants.Contains(row.TenantId)).Select(row => row.TenantId).ToListAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Budgets could not be looked at as the ledger moved; the scheduler does it.")]
    private partial void LogMissed(Exception error);
}
