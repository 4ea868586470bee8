using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.History;
using CloudCrm.Crm.Customers.Importing;
using CloudCrm.Crm.Customers.Listing;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Customers;

/// <summary>Lists and look-ups of customers, from the database.</summary>
[StatelessWorker, GrainType("customer-reader")]
internal sealed class CustomerReader(IDbSource<CrmDb> source) : Grain, ICustomerReader
{
    private const string Timelines = "timeline";

    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public async Task<Outcome<Page<Customer>>> List(CustomerFilter filter, string? cursor, int limit, FieldSight sight)
    {
        if ((Cursor.CheckLimit(limit) ?? sight.Refuses(filter)) is { } wrong)
            return wrong;
        var tenant = Tenant;
        var book = filter.Fields.IsEmpty && filter.Sort is null ? new([]) : await GrainFactory.FieldBook(tenant).Read();
        if (!Conditions.Parse(filter, book).Try(out var conditions, out var refusal))
            return refusal;
        if (filter.OwnerId is { } owner && !(await GrainFactory.Tenant(tenant).Member(owner)).IsOk)
            return Refusal.Invalid("owner", "There is no such member.", "not_found");

        await using var db = source.ForTenant(tenant);
        if (conditions.All.IsEmpty && conditions.Order is { Slot: ListOrder.NameSlot, Descending: false })
            return await ByName(db, tenant, conditions, cursor, limit);
        if (filter.ExternalId is { } external)
        {
            var row = await db.Set<CustomerRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.ExternalId == external);
            return new Page<Customer>(row?.ToCustomer() is { } one && conditions.Hold(one) ? [one] : [], null);
        }

        // A cursor is good for the list that it was made for.
        var digest = Ids.From("customers", JsonSerializer.Serialize(filter, RowJson.Options)).ToString("n");
        return await CustomerList.Page(db, tenant, conditions, digest, cursor, limit);
    }

    public async Task<Outcome<Page<Customer>>> Lookup(ContactKind kind, string value, string? cursor, int limit, FieldSight sight)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!Enum.IsDefined(kind))
            return Refusal.Invalid("kind", "There is no such kind of contact.");
        if (sight.RefusesToShow(CustomerParts.NameOf(kind), "kind") is { } hidden)
            return hidden;
        if (!ContactKey.Of(kind, value, "value").Try(out var key, out var refusal) || !ContactPlace.Parse(cursor, kind, key).Try(out var place, out refusal))
            return refusal;

        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var after = place.Id;
        var rows = await db.Set<ContactRow>()
            .Where(row => row.TenantId == tenant && row.Kind == kind && row.Normalised == key && row.CustomerId > after)
            .OrderBy(row => row.CustomerId).Take(limit + 1)
            .Join(db.Set<CustomerRow>(), row => new { row.TenantId, Id = row.CustomerId }, row => new { row.TenantId, row.Id }, (_, row) => row)
            .ToListAsync();
        // A join promises no order.
        rows.Sort((one, other) => one.Id.CompareTo(other.Id));
        var next = rows.Count > limit ? new ContactPlace(rows[limit - 1].Id).Write(kind, key) : null;
        return new Page<Customer>([.. (await MergedLookup.Fold(db, tenant, kind, key, [.. rows.Take(limit)])).Select(row => row.ToCustomer())], next);
    }

    public async Task<Outcome<Page<TimelineEntry>>> Timeline(Guid customerId, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!TimePlace.Parse(cursor, Timelines).Try(out var place, out var refusal))
            return refusal;

        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var rows = await MergedList.Before(
            db, await Family.Of(db, tenant, customerId),
            id => db.Set<TimelineRow>().Where(row => row.TenantId == tenant && row.CustomerId == id), place, limit + 1);
        // A customer that is there has at least the entry of its registration.
        if (rows.Count == 0 && !await db.Set<CustomerRow>().AnyAsync(row => row.TenantId == tenant && row.Id == customerId))
            return Refusal.NotFound("customer");
        return rows.ToPage(limit, row => row.ToEntry(), row => new TimePlace(row.At, row.Id).Write(Timelines));
    }

    public async Task<ImmutableArray<Customer>> Merged(Guid customerId)
    {
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var (merged, last) = (new List<CustomerRow>(), new List<Guid> { customerId });
        while (last.Count > 0 && merged.Count < IMergeGate.MaxMerged)
        {
            var rows = await Family.Into(db, tenant, last).ToListAsync();
            merged.AddRange(rows);
            last = rows.ConvertAll(row => row.Id);
        }

        return [.. merged.OrderBy(row => row.Id).Select(row => row.ToCustomer())];
    }

    public async Task<Outcome<Guid>> Survivor(Guid customerId) =>
        await Attribution.Of(GrainFactory, source, Tenant, customerId, null) is { } survivor ? survivor : Refusal.NotFound("customer");

    public async Task<Outcome<Page<CustomerChange>>> History(Guid customerId, string? cursor, int limit, FieldSight sight)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        await using var db = source.ForTenant(Tenant);
        return await CustomerHistory.Page(db, Tenant, customerId, cursor, limit, sight);
    }

    public async Task<Outcome<Page<Related>>> Related(Guid customerId, string? cursor, int limit, FieldSight sight)
    {
        const string List = "related";
        if ((Cursor.CheckLimit(limit) ?? sight.RefusesToShow("relations")) is { } wrong)
            return wrong;
        var (type, id) = ("", Guid.Empty);
        if (cursor is not null)
        {
            if (Cursor.Read(cursor, List, 2) is not [var lastType, var text] || !Guid.TryParseExact(text, "n", out id))
                return Cursor.Malformed();
            type = lastType;
        }

        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var family = await Family.Of(db, tenant, customerId);
        // Of one customer the relations stand in their order; those of several have to be sorted.
        var relations = family.Count == 1
            ? db.Set<RelationRow>().Where(row => row.TenantId == tenant && row.ToId == customerId)
            : db.Set<RelationRow>().Where(row => row.TenantId == tenant && EF.Parameter(family).Contains(row.ToId));
        var distinct = family.Count == 1
            ? relations.Select(row => new { row.TenantId, row.Type, row.FromId })
            : relations.Select(row => new { row.TenantId, row.Type, row.FromId }).Distinct();
        var rows = await distinct
            .Where(row => row.Type.CompareTo(type) > 0 || (row.Type == type && row.FromId.CompareTo(id) > 0))
            .OrderBy(row => row.Type).ThenBy(row => row.FromId).Take(limit + 1)
            .Join(db.Set<CustomerRow>(), row => new { row.TenantId, Id = row.FromId }, row => new { row.TenantId, row.Id }, (row, from) => new { row.Type, row.FromId, from.Name })
            .OrderBy(row => row.Type).ThenBy(row => row.FromId)
            .ToListAsync();
        if (rows.Count == 0 && !await db.Set<CustomerRow>().AnyAsync(row => row.TenantId == tenant && row.Id == customerId))
            return Refusal.NotFound("customer");
        return rows.ToPage(limit, row => new Related(row.FromId, row.Name, row.Type), row => Cursor.Write(List, row.Type, $"{row.FromId:n}"));
    }

    public async Task<Outcome<Page<Import>>> Imports(string? cursor, int limit)
    {
        const string List = "imports";
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var refusal))
            return refusal;
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<ImportRow>().Where(row => row.TenantId == tenant).Before(db, place, limit + 1);
        return rows.ToPage(limit, row => row.ToImport(), row => new TimePlace(row.At, row.Id).Write(List));
    }

    public async Task<Outcome<Page<ImportError>>> ImportErrors(Guid importId, string? cursor, int limit)
    {
        const string List = "import-errors";
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!SequencePlace.Parse(cursor, List).Try(out var after, out var refusal))
            return refusal;
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<ImportErrorRow>().Where(row => row.TenantId == tenant && row.ImportId == importId && row.Number > after)
            .OrderBy(row => row.Number).Take(limit + 1).ToListAsync();
        if (rows.Count == 0 && !await db.Set<ImportRow>().AnyAsync(row => row.TenantId == tenant && row.Id == importId))
            return Refusal.NotFound("import");
        return rows.ToPage(limit, row => new ImportError(row.Number, row.ColumnName, row.Problem), row => SequencePlace.Write(List, row.Number));
    }

    private static async Task<Outcome<Page<Customer>>> ByName(CrmDb db, TenantId tenant, Conditions conditions, string? cursor, int limit)
    {
        if (!NamePlace.Parse(cursor, conditions.Prefix).Try(out var place, out var refusal))
            return refusal;
        var rows = await NameList.After(db, tenant, conditions.Archived, NameKey.Above(conditions.Prefix), place, limit + 1);
        return rows.ToPage(limit, row => row.ToCustomer(), row => new NamePlace(row.NameKey, row.Id).Write());
    }
}
