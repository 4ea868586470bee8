using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Interactions;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Customers.Files;

/// <summary>Lists of files on customers, from the database.</summary>
[StatelessWorker, GrainType("customer-file-reader")]
internal sealed class CustomerFileReader(IDbSource<CrmDb> source) : Grain, ICustomerFileReader
{
    private const string Files = "customer-files";

    public async Task<Outcome<Page<Attachment>>> List(Guid customerId, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!TimePlace.Parse(cursor, Files).Try(out var place, out var refusal))
            return refusal;
        var (tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        await using var db = source.ForTenant(tenant);
        var rows = await MergedList.Before(
            db, await Family.Of(db, tenant, customerId), id => db.Set<CustomerFileRow>().Where(row => row.TenantId == tenant && row.CustomerId == id), place, limit + 1);
        if (rows.Count == 0 && !await db.Set<CustomerRow>().AnyAsync(row => row.TenantId == tenant && row.Id == customerId))
            return Refusal.NotFound("customer");
        return rows.ToPage(limit, row => row.ToAttachment(), row => new TimePlace(row.At, row.Id).Write(Files));
    }

    public async Task<Outcome<Guid>> Holder(Guid customerId, Guid id)
    {
        var (tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        var holder = await FamilyHolder.Of(source, tenant, customerId, customer => AttachmentActs.Deletion(tenant, customer, id), (db, family) => db.Set<CustomerFileRow>()
            .Where(row => row.TenantId == tenant && EF.Parameter(family).Contains(row.CustomerId) && row.Id == id)
            .OrderBy(row => row.CustomerId).Select(row => (Guid?)row.CustomerId).FirstOrDefaultAsync());
        return holder is { } found ? found : Refusal.NotFound("attachment");
    }
}
