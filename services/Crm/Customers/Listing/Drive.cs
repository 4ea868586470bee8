using System.Globalization;
using System.Runtime.CompilerServices;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Listing;

/// <summary>What a list goes along: one index, between two bounds, either way. Everything in it has one lower and one upper bound.</summary>
/// <param name="Slot">Which index: that of names, of times, or a slot of <see cref="IndexRow"/>.</param>
/// <param name="IsPoint">True where all customers have the value <paramref name="Least"/>, in the order of their names.</param>
/// <param name="Least">The least value.</param>
/// <param name="Most">The greatest value.</param>
/// <param name="Prefix">What names begin with, where the list goes by name.</param>
/// <param name="Descending">True for the other way round.</param>
internal sealed record Drive(short Slot, bool IsPoint, string Least, string Most, string Prefix, bool Descending)
{
    private static readonly Guid Last = Guid.AllBitsSet;

    /// <summary>Before the first.</summary>
    public ListPlace Start(int number)
    {
        if (Slot == ListOrder.NameSlot || IsPoint)
            return Descending ? new(number, Least, NameKey.Above(Prefix), Last) : new(number, Least, Prefix, Guid.Empty);
        return Descending ? new(number, Most, NameKey.Above(""), Last) : new(number, Least, "", Guid.Empty);
    }

    /// <summary>Whether a place can be in it: a cursor may have been made up.</summary>
    public bool Has(ListPlace place)
    {
        if (Slot == ListOrder.NameSlot || IsPoint)
            return place.Name.StartsWith(Prefix, StringComparison.Ordinal);
        return Slot is not (ListOrder.CreatedSlot or ListOrder.ChangedSlot)
            || (long.TryParse(place.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks);
    }

    /// <summary>The next customers after a place.</summary>
    public async Task<List<(CustomerRow Row, ListPlace Place)>> Next(CrmDb db, TenantId tenant, ListPlace start, int count) => Slot switch
    {
        ListOrder.NameSlot => await ByName(db, tenant, start, count),
        ListOrder.CreatedSlot => await ByTime(db, tenant, "created_at", row => row.CreatedAt, start, count),
        ListOrder.ChangedSlot => await ByTime(db, tenant, "changed_at", row => row.ChangedAt, start, count),
        _ => await ByIndex(db, tenant, start, count),
    };

    private string Beyond => Descending ? "<" : ">";

    private async Task<List<(CustomerRow, ListPlace)>> ByName(CrmDb db, TenantId tenant, ListPlace start, int count)
    {
        var rows = db.Set<CustomerRow>().FromSql(Sql(
            $"SELECT * FROM customers WHERE tenant_id = {{0}} AND name_key {(Descending ? ">=" : "<")} {{1}} AND (name_key, id) {Beyond} ({{2}}, {{3}})",
            tenant.Value, Descending ? Prefix : NameKey.Above(Prefix), start.Name, start.Id));
        var ordered = Descending ? rows.OrderByDescending(row => row.NameKey).ThenByDescending(row => row.Id) : rows.OrderBy(row => row.NameKey).ThenBy(row => row.Id);
        return (await ordered.Take(count).ToListAsync()).ConvertAll(row => (row, start with { Name = row.NameKey, Id = row.Id }));
    }

    private async Task<List<(CustomerRow, ListPlace)>> ByTime(
        CrmDb db, TenantId tenant, string column, Func<CustomerRow, DateTimeOffset> at, ListPlace start, int count)
    {
        var end = Instant(Descending ? Least : Most);
        var rows = db.Set<CustomerRow>().FromSql(Sql(
            $"SELECT * FROM customers WHERE tenant_id = {{0}} AND {column} {(Descending ? ">=" : "<=")} {{1}} AND ({column}, id) {Beyond} ({{2}}, {{3}})",
            tenant.Value, Stored(db, end), Stored(db, Instant(start.Value)), start.Id));
        var ordered = (column, Descending) switch
        {
            ("created_at", false) => rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id),
            ("created_at", true) => rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id),
            (_, false) => rows.OrderBy(row => row.ChangedAt).ThenBy(row => row.Id),
            (_, true) => rows.OrderByDescending(row => row.ChangedAt).ThenByDescending(row => row.Id),
        };
        return (await ordered.Take(count).ToListAsync()).ConvertAll(row => (row, start with { Value = ListOrder.TimeKey(at(row)), Id = row.Id }));
    }

    private async Task<List<(CustomerRow, ListPlace)>> ByIndex(CrmDb db, TenantId tenant, ListPlace start, int count)
    {
        var rows = db.Set<IndexRow>().FromSql(IsPoint
            ? Sql(
                $"SELECT * FROM customer_index WHERE tenant_id = {{0}} AND slot = {{1}} AND value = {{2}} AND name_key {(Descending ? ">=" : "<")} {{3}} AND (name_key, customer_id) {Beyond} ({{4}}, {{5}})",
                tenant.Value, Slot, Least, Descending ? Prefix : NameKey.Above(Prefix), start.Name, start.Id)
            : Sql(
                $"SELECT * FROM customer_index WHERE tenant_id = {{0}} AND slot = {{1}} AND value {(Descending ? ">=" : "<=")} {{2}} AND (value, name_key, customer_id) {Beyond} ({{3}}, {{4}}, {{5}})",
                tenant.Value, Slot, Descending ? Least : Most, start.Value, start.Name, start.Id));
        var ordered = Descending
            ? rows.OrderByDescending(row => row.Value).ThenByDescending(row => row.NameKey).ThenByDescending(row => row.CustomerId)
            : rows.OrderBy(row => row.Value).ThenBy(row => row.NameKey).ThenBy(row => row.CustomerId);
        var found = await ordered.Take(count)
            .Join(db.Set<CustomerRow>(), row => new { row.TenantId, Id = row.CustomerId }, row => new { row.TenantId, row.Id }, (index, row) => new { index, row })
            .ToListAsync();
        return found.ConvertAll(pair => (pair.row, start with { Value = pair.index.Value, Name = pair.index.NameKey, Id = pair.row.Id }));
    }

    private static FormattableString Sql(string sql, params object[] values) => FormattableStringFactory.Create(sql, values);

    private static DateTimeOffset Instant(string key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        ? new DateTimeOffset(ticks, TimeSpan.Zero).ToInstant()
        : key.Length == 0 ? DateTimeOffset.UnixEpoch : new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // SQL of one's own knows nothing of the model's conversions.
    private static object Stored(CrmDb db, DateTimeOffset at) => db is PgCrmDb ? at : at.ToMicroseconds();
}
