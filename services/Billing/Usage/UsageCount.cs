using System.Collections.Concurrent;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Usage;

/// <summary>Counts what is new in the ledger, in the transaction that appended it: into rollups, active customers and marks.</summary>
internal sealed partial class UsageCount(LedgerMoves moves, ILogger<UsageCount> log)
{
    /// <summary>The most tenants whose unknown time zone is told of.</summary>
    private const int ToldMax = 1_000;

    private readonly ConcurrentDictionary<TenantId, bool> _told = new();

    /// <summary>Counts each tenant's new events; the shares are sorted by tenant.</summary>
    public async Task Add(TenantStatements statements, IReadOnlyList<LedgerShare> fresh, CancellationToken cancellation)
    {
        if (fresh.Count == 0)
            return;
        foreach (var share in fresh)
            moves.Tell(share.Tenant);
        var calendars = await TenantCalendars.Read(statements, [.. fresh.Select(share => share.Tenant)], cancellation);
        Tell(fresh, calendars);
        var work = fresh.Zip(calendars, (share, calendar) => new TenantCount(share, calendar)).ToArray();
        await new ActiveCustomers(statements).Count([.. work.Select(count => count.Active).OfType<ActiveShare>()], cancellation);
        await statements.Execute(
            [.. from count in work
                where count.Deltas.HasSums
                select new TenantStatement(count.Tenant, statements.Sql.AddRollups, UsageJson.Rollups(count.Deltas))],
            cancellation);
        await statements.Execute(
            [.. from count in work
                where !count.Marks.IsEmpty
                select new TenantStatement(count.Tenant, statements.Sql.SetMarks, UsageJson.Marks(count.Marks.InOrder))],
            cancellation);
    }

    private void Tell(IEnumerable<LedgerShare> shares, IEnumerable<TenantCalendar?> calendars)
    {
        foreach (var (share, calendar) in shares.Zip(calendars))
        {
            if (calendar?.Unknown.FirstOrDefault() is { } zone && _told.Count < ToldMax && _told.TryAdd(share.Tenant, true))
                LogUnknownZone(share.Tenant, zone);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "This machine's time zone data lack {Zone}: days of tenant {Tenant} are counted as those of UTC. Bring the data up to date.")]
    private partial void LogUnknownZone(TenantId tenant, string zone);

    /// <summary>One tenant's new events, sorted by what their meters make of them.</summary>
    private sealed class TenantCount
    {
        public TenantCount(LedgerShare share, TenantCalendar? calendar)
        {
            (Tenant, Deltas) = (share.Tenant, new(calendar));
            List<LedgerEvent>? distinct = null;
            foreach (var given in share.Events)
            {
                if (given.Aggregation == MeterAggregation.Unique)
                    (distinct ??= []).Add(given);
                else if (given.Aggregation is MeterAggregation.Max or MeterAggregation.Last)
                    Marks.Add(given);
                else
                    Deltas.Add(given);
            }

            if (calendar is not null && distinct is not null)
                Active = new(share.Tenant, calendar, distinct, Deltas);
        }

        public TenantId Tenant { get; }

        public RollupDeltas Deltas { get; }

        public UsageMarks Marks { get; } = new();

        public ActiveShare? Active { get; }
    }
}
