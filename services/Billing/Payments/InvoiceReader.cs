using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Payments;

/// <summary>A tenant's invoices and credit notes, and drafts of those to come.</summary>
[GrainType("invoice-reader"), StatelessWorker]
internal sealed class InvoiceReader(IDbSource<BillingDb> source, InvoicePages pages, InvoiceDrafts drafts, TimeProvider time) : Grain, IInvoiceReader
{
    private const int DraftsMax = 3;

    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public Task<Outcome<Page<Invoice>>> List(string? cursor, int limit) => pages.Read(Tenant, cursor, limit);

    public async Task<Outcome<Invoice>> Read(Guid id)
    {
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        if (await db.Set<InvoiceRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.Id == id) is not { } row)
            return Refusal.NotFound("invoice");
        return row.ToDocument().ToContract(await db.Set<ReceivableRow>().FirstOrDefaultAsync(it => it.TenantId == tenant && it.InvoiceId == id));
    }

    public async Task<Outcome<Page<Invoice>>> Drafts()
    {
        var tenant = Tenant;
        await GrainFactory.BillingAccount(tenant).Renew();
        await using var db = source.ForTenant(tenant);
        var account = await db.Set<AccountRow>().FirstOrDefaultAsync(row => row.TenantId == tenant);
        var known = await db.Set<BillingTenantRow>().FirstOrDefaultAsync(row => row.TenantId == tenant);
        if (account is null || known is null)
            return Refusal.NotFound("billing account");
        var closed = await db.Set<ClosedPeriodRow>().Where(row => row.TenantId == tenant).OrderBy(row => row.PeriodFrom).Take(DraftsMax).ToListAsync();
        var made = new List<Invoice>();
        foreach (var period in closed)
            made.AddRange((await drafts.Make(known, period, account.ToAccount(), time.Instant())).Select(draft => draft.ToDocument(null).ToContract(null)));
        return new Page<Invoice>([.. made], null);
    }

    public async Task<Outcome<string>> Document(Guid id)
    {
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var document = await db.Set<InvoiceRow>().Where(row => row.TenantId == tenant && row.Id == id).Select(row => row.Document).FirstOrDefaultAsync();
        return document is null ? Refusal.NotFound("invoice") : document;
    }
}
