using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;

namespace CloudCrm.Crm.Customers.Listing;

/// <summary>
/// A page of a filtered list. The order asked for drives; a list by name goes along the first condition that names one value, whose customers stand in the
/// order of their names. All conditions are checked on the row, on at most <see cref="MaxScanned"/> rows a page: a page may be short and go on.
/// </summary>
internal static class CustomerList
{
    /// <summary>The most rows that one page looks at.</summary>
    public const int MaxScanned = 2_000;

    private const int LeastBatch = 50;
    private const int MostBatch = 500;

    /// <summary>What drives the list, and what comes after it.</summary>
    public static IReadOnlyList<Drive> Plan(Conditions conditions)
    {
        var (order, byName) = (conditions.Order, new Drive(ListOrder.NameSlot, false, "", "", conditions.Prefix, conditions.Order.Descending));
        if (order.Slot == ListOrder.NameSlot)
        {
            return conditions.All.FirstOrDefault(condition => condition.IsPoint && condition.Slot >= 0) is { } point
                ? [new(point.Slot!.Value, true, point.Key, point.Key, conditions.Prefix, order.Descending)]
                : [byName];
        }

        var bounds = conditions.All.Where(condition => condition.Slot == order.Slot).ToArray();
        var drive = new Drive(
            order.Slot, false, Greatest(bounds.Select(bound => bound.Least), ""), Least(bounds.Select(bound => bound.Most), NameKey.Above("")), "", order.Descending);
        return order.Field is null || bounds.Any(bound => bound.NeedsValue) ? [drive] : [drive, byName with { Descending = false }];
    }

    public static async Task<Outcome<Page<Customer>>> Page(CrmDb db, TenantId tenant, Conditions conditions, string digest, string? cursor, int limit)
    {
        var drives = Plan(conditions);
        if (!ListPlace.Parse(cursor, digest).Try(out var given, out var refusal))
            return refusal;
        if (given is { } known && (known.Drive >= drives.Count || !drives[known.Drive].Has(known)))
            return Cursor.Malformed();
        var place = given ?? drives[0].Start(0);
        var found = new List<(Customer Customer, ListPlace Place)>();
        var count = Math.Clamp(2 * (limit + 1), LeastBatch, MostBatch);
        for (var scanned = 0; scanned < MaxScanned; count = Math.Min(4 * count, MostBatch))
        {
            var rows = await drives[place.Drive].Next(db, tenant, place, count);
            foreach (var (row, at) in rows)
            {
                (place, scanned) = (at, scanned + 1);
                if (row.ToCustomer() is var customer && conditions.Hold(customer) && (at.Drive == 0 || Conditions.KeyOf(customer, conditions.Order.Field!) is null))
                    found.Add((customer, at));
                if (found.Count > limit)
                    return new Page<Customer>([.. found.Take(limit).Select(one => one.Customer)], found[limit - 1].Place.Write(digest));
            }

            if (rows.Count < count && place.Drive + 1 == drives.Count)
                return new Page<Customer>([.. found.Select(one => one.Customer)], null);
            if (rows.Count < count)
                place = drives[place.Drive + 1].Start(place.Drive + 1);
        }

        return new Page<Customer>([.. found.Select(one => one.Customer)], place.Write(digest));
    }

    private static string Greatest(IEnumerable<string> keys, string none) => keys.Aggregate(none, (a, b) => KeyOrder.Compare(a, b) >= 0 ? a : b);

    private static string Least(IEnumerable<string> keys, string none) => keys.Aggregate(none, (a, b) => KeyOrder.Compare(a, b) <= 0 ? a : b);
}
