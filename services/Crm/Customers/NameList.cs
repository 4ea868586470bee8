using CloudCrm.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers;

/// <summary>
/// Customers by name, compiled once. One lower bound only (the place) and one upper bound (the prefix): both stand in the index
/// (tenant, name key, id), of which there is a second one without the archived customers.
/// </summary>
internal static class NameList
{
    /// <summary>The next customers after a place.</summary>
    public static IAsyncEnumerable<CustomerRow> After(CrmDb db, TenantId tenant, bool archived, string above, NamePlace place, int limit) => (db, archived) switch
    {
        (PgCrmDb pg, true) => PgAll(pg, tenant, above, place.Key, place.Id, limit),
        (PgCrmDb pg, false) => PgLive(pg, tenant, above, place.Key, place.Id, limit),
        (LiteCrmDb lite, true) => LiteAll(lite, tenant, above, place.Key, place.Id, limit),
        (LiteCrmDb lite, false) => LiteLive(lite, tenant, above, place.Key, place.Id, limit),
        _ => throw new NotSupportedException($"No list of customers for {db.GetType().Name}."),
    };

    private static readonly Func<PgCrmDb, TenantId, string, string, Guid, int, IAsyncEnumerable<CustomerRow>> PgAll =
        EF.CompileAsyncQuery((PgCrmDb db, TenantId tenant, string above, string key, Guid id, int limit) => db.Set<CustomerRow>()
            .Where(row => row.TenantId == tenant && row.NameKey.CompareTo(above) < 0)
            .Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.NameKey, row.Id), ValueTuple.Create(key, id)))
            .OrderBy(row => row.NameKey).ThenBy(row => row.Id).Take(limit));

    private static readonly Func<PgCrmDb, TenantId, string, string, Guid, int, IAsyncEnumerable<CustomerRow>> PgLive =
        EF.CompileAsyncQuery((PgCrmDb db, TenantId tenant, string above, string key, Guid id, int limit) => db.Set<CustomerRow>()
            .Where(row => row.TenantId == tenant && !row.Archived && row.NameKey.CompareTo(above) < 0)
            .Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.NameKey, row.Id), ValueTuple.Create(key, id)))
            .OrderBy(row => row.NameKey).ThenBy(row => row.Id).Take(limit));

    private static readonly Func<LiteCrmDb, TenantId, string, string, Guid, int, IAsyncEnumerable<CustomerRow>> LiteAll =
        EF.CompileAsyncQuery((LiteCrmDb db, TenantId tenant, string above, string key, Guid id, int limit) => db.Set<CustomerRow>()
            .Where(row => row.TenantId == tenant && row.NameKey.CompareTo(above) < 0)
            .Where(row => row.NameKey.CompareTo(key) >= 0 && (row.NameKey.CompareTo(key) > 0 || row.Id > id))
            .OrderBy(row => row.NameKey).ThenBy(row => row.Id).Take(limit));

    private static readonly Func<LiteCrmDb, TenantId, string, string, Guid, int, IAsyncEnumerable<CustomerRow>> LiteLive =
        EF.CompileAsyncQuery((LiteCrmDb db, TenantId tenant, string above, string key, Guid id, int limit) => db.Set<CustomerRow>()
            .Where(row => row.TenantId == tenant && !row.Archived && row.NameKey.CompareTo(above) < 0)
            .Where(row => row.NameKey.CompareTo(key) >= 0 && (row.NameKey.CompareTo(key) > 0 || row.Id > id))
            .OrderBy(row => row.NameKey).ThenBy(row => row.Id).Take(limit));
}
