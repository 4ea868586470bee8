using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Usage;

/// <summary>The calendars of the tenants in a transaction.</summary>
/// <remarks>
/// Usage may come before the tenant is known. It goes into the ledger and the UTC rollups at once; days of the tenant and active customers need the
/// time zone and are settled when <see cref="Contracts.Bus.TenantChanged"/> comes. A transaction that counts for an unknown tenant holds a shared
/// lock on it until its end and the settlement an exclusive one, so each event is counted by one of the two.
/// </remarks>
internal static class TenantCalendars
{
    /// <summary>The calendars, null for unknown tenants; in the order of the tenants, which must be sorted.</summary>
    public static async Task<TenantCalendar?[]> Read(TenantStatements statements, IReadOnlyList<TenantId> tenants, CancellationToken cancellation)
    {
        var calendars = await Ask(statements, tenants, cancellation);
        var unknown = tenants.Where((_, place) => calendars[place] is null).ToArray();
        if (unknown.Length == 0)
            return calendars;
        await statements.Read([.. unknown.Select(tenant => new TenantStatement(tenant, statements.Sql.ShareTenant, ""))], _ => true, cancellation);
        return await Ask(statements, tenants, cancellation);
    }

    /// <summary>A calendar from its columns.</summary>
    public static TenantCalendar Parse(string zones, int billingDay) =>
        TenantCalendar.Of(JsonSerializer.Deserialize<ImmutableArray<ZoneFrom>>(zones, RowJson.Options), billingDay);

    /// <summary>A calendar's zones for their column.</summary>
    public static string Write(TenantCalendar calendar) => JsonSerializer.Serialize(calendar.Zones, RowJson.Options);

    private static async Task<TenantCalendar?[]> Ask(TenantStatements statements, IReadOnlyList<TenantId> tenants, CancellationToken cancellation)
    {
        var answers = await statements.Read(
            [.. tenants.Select(tenant => new TenantStatement(tenant, statements.Sql.Calendar, ""))], reader => Parse(reader.GetString(0), reader.GetInt16(1)), cancellation);
        return [.. answers.Select(rows => rows is [var calendar] ? calendar : null)];
    }
}
