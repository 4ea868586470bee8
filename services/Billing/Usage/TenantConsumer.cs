using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;

namespace CloudCrm.Billing.Usage;

/// <summary>Keeps what Billing must know of tenants. Messages may come late and in any order: an older version is ignored.</summary>
internal sealed class TenantConsumer(TimeProvider time) : IInboxConsumer<TenantChanged>
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
            new(tenant, statements.Sql.FindTenant, ""), reader => (Version: reader.GetInt64(0), Calendar: TenantCalendars.Parse(reader.GetString(1))), cancellation);
        if (known is [var row] && row.Version >= change.Version)
            return;
        var calendar = known is [var before] ? before.Calendar.Change(change.TimeZone, time.Instant()) : TenantCalendar.First(change.TimeZone);
        await statements.Execute([new(tenant, statements.Sql.KeepTenant, Row(change, calendar))], cancellation);
        if (known.Count == 0)
            await new Settlement(statements).Settle(tenant, calendar, cancellation);
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
    });
}
