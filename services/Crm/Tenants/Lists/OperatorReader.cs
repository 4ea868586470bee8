using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Lists;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants.Lists;

/// <summary>The operator's lists over all tenants.</summary>
[GrainType("operator-reader"), StatelessWorker, Reentrant]
internal sealed class OperatorReader(IDbSource<CrmDb> source, TimeProvider time) : Grain, IOperatorReader
{
    public async Task<Page<OperatorAccount>> Operators()
    {
        await using var db = source.AcrossTenants();
        var rows = await db.Set<AccountRow>().Where(account => account.IsOperator).OrderBy(account => account.CreatedAt).ThenBy(account => account.Id)
            .Take(Crm.Tenants.Operators.Max).ToListAsync();
        return new([.. rows.Select(row => new OperatorAccount(row.Id, row.Mail, row.Name, row.VerifiedAt is not null, row.TwoFactor, row.CreatedAt))], null);
    }

    public async Task<Outcome<Page<OperatorSession>>> Sessions(string? cursor, int limit)
    {
        const string List = "operator-sessions";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var ((at, id), now) = (place, time.Instant());
        await using var db = source.AcrossTenants();
        var rows = await db.Set<OperatorSessionRow>().Where(s => s.ExpiresAt > now && s.OpenedAt <= at).Where(s => s.OpenedAt < at || s.Id.CompareTo(id) < 0)
            .OrderByDescending(s => s.OpenedAt).ThenByDescending(s => s.Id).Take(limit + 1).ToListAsync();
        return rows.ToPage(
            limit,
            s => new OperatorSession(s.Id, s.AccountId, s.Client, s.OpenedAt, s.SeenAt, s.ExpiresAt),
            s => new TimePlace(s.OpenedAt, s.Id).Write(List));
    }

    public async Task<Outcome<Page<Tenant>>> Tenants(TenantFilter filter, string? cursor, int limit)
    {
        const string List = "tenants";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var (at, id) = place;
        if (id == Guid.Empty)
            return Cursor.Malformed();
        await using var db = source.AcrossTenants();
        var tenants = Fitting(db.Set<TenantRow>(), filter);
        // Rows as old as the last one seen come before the older ones.
        var last = TenantId.From(id);
        tenants = id == Guid.AllBitsSet
            ? tenants.Where(t => t.OpenedAt < at)
            : tenants.Where(t => t.OpenedAt < at || (t.OpenedAt == at && t.TenantId.CompareTo(last) < 0));
        var rows = await tenants.OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.TenantId).Take(limit + 1).ToListAsync();
        var ids = rows.ConvertAll(t => t.TenantId);
        var origins = (await db.Set<OriginRow>().Where(o => ids.Contains(o.TenantId)).ToListAsync())
            .OrderBy(o => o.Origin, StringComparer.Ordinal).ToLookup(o => o.TenantId, o => o.Origin);
        return rows.ToPage(
            limit,
            t => TenancyRows.ToTenant(t, [.. origins[t.TenantId]]),
            t => new TimePlace(t.OpenedAt, t.TenantId.Value).Write(List));
    }

    private static IQueryable<TenantRow> Fitting(IQueryable<TenantRow> tenants, TenantFilter filter)
    {
        if (filter.Name?.ToLowerInvariant() is { } name)
#pragma warning disable CA1304, CA1311, CA1862 // The database lowers the letters: SQLite those of ASCII, PostgreSQL all.
            tenants = tenants.Where(t => t.Name.ToLower().Contains(name));
#pragma warning restore CA1304, CA1311, CA1862
        if (filter.Plan is { } plan)
            tenants = tenants.Where(t => t.Plan == plan);
        if (filter.State is { } state)
            tenants = tenants.Where(t => t.State == state);
        return filter.Payment is { } payment ? tenants.Where(t => t.Payment == payment) : tenants;
    }
}
