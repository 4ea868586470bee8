using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>Lists of notes on customers, from the database.</summary>
[StatelessWorker, GrainType("note-reader")]
internal sealed class NoteReader(IDbSource<CrmDb> source) : Grain, INoteReader
{
    private const string Notes = "notes";

    /// <summary>A page holds no more: 2,000,000 characters at the most.</summary>
    private const int MaxPage = 200;

    public async Task<Outcome<Page<Note>>> List(Guid customerId, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!TimePlace.Parse(cursor, Notes).Try(out var place, out var refusal))
            return refusal;
        var (tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        var most = Math.Min(limit, MaxPage);
        await using var db = source.ForTenant(tenant);
        var rows = await MergedList.Before(
            db, await Family.Of(db, tenant, customerId), id => db.Set<NoteRow>().Where(row => row.TenantId == tenant && row.CustomerId == id), place, most + 1);
        if (rows.Count == 0 && !await db.Set<CustomerRow>().AnyAsync(row => row.TenantId == tenant && row.Id == customerId))
            return Refusal.NotFound("customer");
        return rows.ToPage(most, row => row.ToNote(), row => new TimePlace(row.At, row.Id).Write(Notes));
    }

    public async Task<Outcome<Guid>> Holder(Guid customerId, Guid id)
    {
        var (tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        var holder = await FamilyHolder.Of(source, tenant, customerId, customer => NoteActs.Deletion(tenant, customer, id), (db, family) => db.Set<NoteRow>()
            .Where(row => row.TenantId == tenant && EF.Parameter(family).Contains(row.CustomerId) && row.Id == id)
            .OrderBy(row => row.CustomerId).Select(row => (Guid?)row.CustomerId).FirstOrDefaultAsync());
        return holder is { } found ? found : Refusal.NotFound("note");
    }
}
