using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Usage;

/// <summary>Keeps what Billing must know of tenants. Messages may come late and in any order: an older version is ignored.</summary>
/// <remarks>
/// A time zone that this machine's data lack stops neither the tenant's usage nor what else the message says: the days stay those of the zone known
/// before, or of UTC, until a later change names a zone that is known. The message is kept among the rejects.
/// </remarks>
internal sealed partial class TenantConsumer(TimeProvider time, ILogger<TenantConsumer> log) : IInboxConsumer<TenantChanged>
{
    public async Task Consume(IReadOnlyList<Received<TenantChanged>> batch, WriteTransaction transaction, CancellationToken cancellation)
    {
        var statements = new TenantStatements(transaction);
        var latest = batch.Select(message => message.Body).GroupBy(change => change.Tenant).OrderBy(changes => changes.Key).Select(changes => changes.MaxBy(change => change.Version)!);
        foreach (var change in latest)
            await Keep(statements, TenantId.From(change.Tenant), change, cancellation);
    }

    private async Task Keep(TenantStatements statements, TenantId tenant, TenantChanged change, CancellationToken cancellation)
    {
        await statements.ReadOne(new(tenant, statements.Sql.TakeTenant, ""), _ => true, cancellation);
        var known = await statements.ReadOne(
            new(tenant, statements.Sql.FindTenant, ""), reader => (Version: reader.GetInt64(0), Calendar: TenantCalendars.Parse(reader.GetString(1), reader.GetInt16(2))), cancellation);
        if (known is [var row] && row.Version >= change.Version)
            return;
        var before = known is [var last] ? last.Calendar : null;
        var isKnown = TenantCalendar.Knows(change.TimeZone);
        if (!isKnown)
            await Reject(statements, tenant, change, cancellation);
        var calendar = !isKnown ? before ?? TenantCalendar.First("UTC", change.BillingDay)
            : before?.Change(change.TimeZone, time.Instant()) ?? TenantCalendar.First(change.TimeZone, change.BillingDay);
        await statements.Execute([new(tenant, statements.Sql.KeepTenant, Row(change, calendar))], cancellation);
        if (known.Count == 0)
            await new Settlement(statements).Settle(tenant, calendar, cancellation);
    }

    private async Task Reject(TenantStatements statements, TenantId tenant, TenantChanged change, CancellationToken cancellation)
    {
        var reject = RejectedEvent.From(change, RejectedEvent.ZoneUnknown);
        await statements.Execute([new(tenant, statements.Sql.Reject, UsageJson.Rejects([reject], time.Instant()))], cancellation);
        LogUnknownZone(tenant, change.Version);
    }

    private static string Row(TenantChanged change, TenantCalendar calendar) => UsageJson.Object(json =>
    {
        json.WriteString("n", change.Name);
        json.WriteString("p", change.Plan);
        json.WriteString("z", change.TimeZone);
        json.WriteString("zs", TenantCalendars.Write(calendar));
        json.WriteString("s", change.State);
        json.WriteNumber("o", change.OpenedAt.ToMicros());
        json.WriteNumber("b", change.SeatsBought);
        json.WriteNumber("v", change.Version);
        json.WriteBoolean("x", change.IsSandbox);
        json.WriteNumber("d", calendar.BillingDay);
        json.WriteString("l", change.Language);
    });

    // The zone itself is in the reject: what is unknown may be anything.
    [LoggerMessage(Level = LogLevel.Error, Message = "Version {Version} of tenant {Tenant} names a time zone that this machine's data lack: its days stay as they were, or those of UTC. The message is kept among the rejects. Bring the data up to date, then change the tenant's time zone once more.")]
    private partial void LogUnknownZone(TenantId tenant, long version);
}
