using System.Collections.Concurrent;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Usage;

/// <summary>Takes usage into the ledger and its rollups, in one transaction. An event counts once, in whatever messages and however often it comes.</summary>
internal sealed partial class UsageConsumer(TimeProvider time, ILogger<UsageConsumer> log) : IInboxConsumer<UsageRecorded>
{
    /// <summary>The most tenants whose unknown time zone is told of.</summary>
    private const int ToldMax = 1_000;

    private readonly ConcurrentDictionary<TenantId, bool> _told = new();

    public async Task Consume(IReadOnlyList<Received<UsageRecorded>> batch, WriteTransaction transaction, CancellationToken cancellation)
    {
        var now = time.Instant();
        var shares = UsageBatch.Of(batch.SelectMany(message => message.Body.Events), now);
        var statements = new TenantStatements(transaction);

        var fresh = await new UsageLedger(statements, now).Append(shares, cancellation);
        await Count(statements, [.. shares.Select(share => share.Tenant).Zip(fresh).Where(pair => pair.Second.Count > 0)], cancellation);

        foreach (var share in shares)
            foreach (var reject in share.Rejects)
                LogRejected(share.Tenant, reject.Id, reject.Reason);
    }

    private async Task Count(
        TenantStatements statements, IReadOnlyList<(TenantId Tenant, IReadOnlyList<LedgerEvent> Events)> fresh, CancellationToken cancellation)
    {
        var calendars = await TenantCalendars.Read(statements, [.. fresh.Select(part => part.Tenant)], cancellation);
        Tell(fresh.Select(part => part.Tenant), calendars);
        var sums = fresh.Zip(calendars, (part, calendar) => (part.Tenant, Deltas: new RollupDeltas(calendar))).ToArray();
        var active = new List<ActiveShare>();
        foreach (var (part, calendar, sum) in fresh.Zip(calendars, sums))
        {
            foreach (var given in part.Events.Where(given => given.Meter != MeterCodes.CustomersActive))
                sum.Deltas.Add(given);
            if (calendar is not null)
                active.Add(new(part.Tenant, calendar, part.Events.Where(given => given.Meter == MeterCodes.CustomersActive), sum.Deltas));
        }

        await new ActiveCustomers(statements).Count(active, cancellation);
        await statements.Execute(
            [.. sums.Select(sum => new TenantStatement(sum.Tenant, statements.Sql.AddRollups, UsageJson.Rollups(sum.Deltas)))], cancellation);
    }

    private void Tell(IEnumerable<TenantId> tenants, IEnumerable<TenantCalendar?> calendars)
    {
        foreach (var (tenant, calendar) in tenants.Zip(calendars))
        {
            if (calendar?.Unknown.FirstOrDefault() is { } zone && _told.Count < ToldMax && _told.TryAdd(tenant, true))
                LogUnknownZone(tenant, zone);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "This machine's time zone data lack {Zone}: days of tenant {Tenant} are counted as those of UTC. Bring the data up to date.")]
    private partial void LogUnknownZone(TenantId tenant, string zone);

    [LoggerMessage(Level = LogLevel.Error, Message = "Usage event {Event} of tenant {Tenant} is kept among the rejects: {Reason}.")]
    private partial void LogRejected(TenantId tenant, Guid @event, string reason);
}
