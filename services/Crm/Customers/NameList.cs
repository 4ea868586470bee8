using CloudCrm.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers;

/// <summary>
/// Customers by name, compiled once. One lower bound only (the place) and one upper bound (the prefix): both stand in the index
/// (tenant, name key, id), of which there is a second one without the archived customers.
/// </summary>
internal static class NameList
{
    /// <summary>The next customers after a place; those that were merged are left out.</summary>
    public static async Task<List<CustomerRow>> After(CrmDb db, TenantId tenant, bool archived, string above, NamePlace place, int limit)
    {
        if (db is PgCrmDb pg)
            return await (archived ? PgAll : PgLive)(pg, tenant, above, place.Key, place.Id, limit).ToListAsync();
        // EF's provider for SQLite cannot write a comparison of pairs, and its compiled queries take no SQL.
        var rows = db.Set<CustomerRow>()
            .FromSql($"SELECT * FROM customers WHERE tenant_id = {tenant.Value} AND name_key < {above} AND merged_into IS NULL AND (name_key, id) > ({place.Key}, {place.Id})");
        return await (archived ? rows : rows.Where(row => !row.Archived)).OrderBy(row => row.NameKey).ThenBy(row => row.Id).Take(limit).ToListAsync();
    }

    private static readonly Func<PgCrmDb, TenantId, string, string, Guid, int, IAsyncEnumerable<CustomerRow>> PgAll =
        EF.CompileAsyncQuery((PgCrmDb db, TenantId tenant, string above, string key, Guid id, int limit) => db.Set<CustomerRow>()
            .Where(row => row.TenantId == tenant && row.MergedInto == null && row.NameKey.CompareTo(above) < 0)
            .Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.NameKey, row.Id), ValueTuple.Create(key, id)))
            .OrderBy(row => row.NameKey).ThenBy(row => row.Id).Take(limit));

    private static readonly Func<PgCrmDb, TenantId, string, string, Guid, int, IAsyncEnumerable<CustomerRow>> PgLive =
        EF.CompileAsyncQuery((PgCrmDb db, TenantId tenant, string above, string key, Guid id, int limit) => db.Set<CustomerRow>()
            .Where(row => row.TenantId == tenant && !row.Archived && row.MergedInto == null && row.NameKey.CompareTo(above) < 0)
            .Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.NameKey, row.Id), ValueTuple.Create(key, id)))
            .OrderBy(row => row.NameKey).ThenBy(row => row.Id).Take(limit));
}
