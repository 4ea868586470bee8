using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Listing;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Customers.Duplicates;

/// <summary>Looks for customers that may be one, from the database.</summary>
[StatelessWorker, GrainType("duplicate-finder")]
internal sealed class DuplicateFinder(IDbSource<CrmDb> source) : Grain, IDuplicateFinder
{
    /// <summary>Customers that one page looks at.</summary>
    private const int MaxScanned = 200;

    /// <summary>How many of those that come next by name are compared: the sorted neighbourhood (Hernandez and Stolfo, SIGMOD 1995).</summary>
    private const int Window = 20;

    private const string List = "duplicates";

    public async Task<Outcome<ImmutableArray<Duplicate>>> Of(Guid customerId, FieldSight sight)
    {
        var tenant = GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;
        await using var db = source.ForTenant(tenant);
        if (await db.Set<CustomerRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.Id == customerId) is not { } row)
            return Refusal.NotFound("customer");
        var (customer, candidates) = (sight.Show(row.ToCustomer()), new DuplicateCandidates(db, tenant));
        var sharing = (await candidates.ByContacts([customer]))[customerId];
        return sharing.Concat(await candidates.ByName(customer)).DistinctBy(other => other.Id).Where(other => other.Id != customerId).Select(other => DuplicateRules.Compare(customer, sight.Show(other.ToCustomer())))
            .OfType<Duplicate>().OrderByDescending(found => found.Score).ThenBy(found => found.Customer.Id).Take(IDuplicateFinder.MaxOfOne).ToImmutableArray();
    }

    public async Task<Outcome<Page<DuplicatePair>>> Pairs(string? cursor, int limit, FieldSight sight)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        var (place, skip) = (new NamePlace("", Guid.Empty), 0);
        if (cursor is not null)
        {
            if (Cursor.Read(cursor, List, 3) is not [var key, var id, var told] || !Guid.TryParseExact(id, "n", out var last)
                || !int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out skip) || PlainText.Check("cursor", key, 0, NameKey.MaxLength) is not null)
                return Cursor.Malformed();
            place = new(key, last);
        }

        var tenant = GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;
        await using var db = source.ForTenant(tenant);
        var rows = await NameList.After(db, tenant, archived: false, NameKey.Above(""), place, MaxScanned + Window);
        return await Pairs(new(db, tenant), rows, sight, place, skip, limit);
    }

    private static async Task<Page<DuplicatePair>> Pairs(DuplicateCandidates candidates, List<CustomerRow> rows, FieldSight sight, NamePlace place, int skip, int limit)
    {
        var (scanned, pairs) = (rows.Take(MaxScanned).ToList(), new List<DuplicatePair>());
        var sharing = await candidates.ByContacts([.. scanned.Select(row => sight.Show(row.ToCustomer()))]);
        for (var i = 0; i < scanned.Count; i++)
        {
            var (row, customer) = (scanned[i], sight.Show(scanned[i].ToCustomer()));
            var found = rows.Skip(i + 1).Take(Window).Concat(sharing[row.Id].Where(other => IsAfter(other, row))).DistinctBy(other => other.Id)
                .Select(other => DuplicateRules.Compare(customer, sight.Show(other.ToCustomer()))).OfType<Duplicate>()
                .OrderByDescending(one => one.Score).ThenBy(one => one.Customer.Id).Skip(skip).ToList();
            var room = limit - pairs.Count;
            pairs.AddRange(found.Take(room).Select(other => new DuplicatePair(customer, other)));
            if (found.Count > room)
                return new([.. pairs], Write(place, skip + room));
            (place, skip) = (new(row.NameKey, row.Id), 0);
        }

        return new([.. pairs], rows.Count > scanned.Count ? Write(place, 0) : null);
    }

    private static bool IsAfter(CustomerRow other, CustomerRow row) =>
        KeyOrder.Compare(other.NameKey, row.NameKey) is var order && (order > 0 || (order == 0 && other.Id.CompareTo(row.Id) > 0));

    private static string Write(NamePlace place, int skip) => Cursor.Write(List, place.Key, $"{place.Id:n}", skip.ToString(CultureInfo.InvariantCulture));
}
