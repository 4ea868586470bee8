using CloudCrm.Billing.Lists;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Payments;

/// <summary>Unpaid invoices of all tenants, by when they are due: an index has those of each state in this order.</summary>
[GrainType("unpaid-invoices"), StatelessWorker]
internal sealed class UnpaidInvoices(IDbSource<BillingDb> source, TimeProvider time) : Grain, IUnpaidInvoices
{
    private const string Mark = "unpaid-invoices:";

    private static readonly (DateTimeOffset At, Guid Id) s_top = (Micros.FromMicros(0), Guid.Empty);

    public async Task<Outcome<Page<TenantInvoice>>> List(UnpaidState? state, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if ((cursor is null ? s_top : Cursor.Read(cursor, Mark)) is not { } after)
            return Cursor.Malformed();
        await using var db = source.AcrossTenants();
        var found = new List<ReceivableRow>();
        if (state is not UnpaidState.Disputed)
            found.AddRange(await After(db, InvoiceState.Open, state is UnpaidState.Overdue ? time.Instant() : null, after, limit + 1));
        if (state is null or UnpaidState.Disputed)
            found.AddRange(await After(db, InvoiceState.Disputed, null, after, limit + 1));
        var page = found.OrderBy(row => row.DueAt).ThenBy(row => row.InvoiceId).Take(limit).ToList();
        var (tenants, ids) = (page.ConvertAll(row => row.TenantId), page.ConvertAll(row => row.InvoiceId));
        var documents = await db.Set<InvoiceRow>().Where(row => tenants.Contains(row.TenantId) && ids.Contains(row.Id)).ToDictionaryAsync(row => (row.TenantId, row.Id));
        return new Page<TenantInvoice>(
            [.. page.Select(row => new TenantInvoice(row.TenantId.Value, documents[(row.TenantId, row.InvoiceId)].ToDocument().ToSummary(row)))],
            found.Count > limit ? Cursor.Write(Mark, page[^1].DueAt!.Value, page[^1].InvoiceId) : null);
    }

    private static async Task<List<ReceivableRow>> After(BillingDb db, InvoiceState state, DateTimeOffset? until, (DateTimeOffset At, Guid Id) place, int limit)
    {
        // What is left to pay is due at some time. First the rest of the same instant, then what is later: one comparison of pairs would not use the index everywhere.
        var (at, id) = place;
        var rows = db.Set<ReceivableRow>().Where(row => row.State == state && row.DueAt != null);
        if (until is { } end)
            rows = rows.Where(row => row.DueAt <= end);
        var same = await rows.Where(row => row.DueAt == at && row.InvoiceId > id).OrderBy(row => row.InvoiceId).Take(limit).ToListAsync();
        if (same.Count < limit)
            same.AddRange(await rows.Where(row => row.DueAt > at).OrderBy(row => row.DueAt).ThenBy(row => row.InvoiceId).Take(limit - same.Count).ToListAsync());
        return same;
    }
}
