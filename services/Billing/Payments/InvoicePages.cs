using CloudCrm.Billing.Lists;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments;

/// <summary>Pages of a tenant's invoices and credit notes, newest first: an index has them in this order.</summary>
internal sealed class InvoicePages(IDbSource<BillingDb> source)
{
    private const string Mark = "invoices:";

    private static readonly (DateTimeOffset At, Guid Id) s_top = (Micros.FromMicros(DateTimeOffset.MaxValue.ToMicros()), Guid.AllBitsSet);

    /// <summary>One page.</summary>
    public async Task<Outcome<Page<Invoice>>> Read(TenantId tenant, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if ((cursor is null ? s_top : Cursor.Read(cursor, Mark)) is not var (at, id))
            return Cursor.Malformed();
        await using var db = source.ForTenant(tenant);
        var found = await Before(db, db.Set<InvoiceRow>().Where(row => row.TenantId == tenant), at, id, limit + 1);
        var rows = found[..Math.Min(limit, found.Count)];
        var ids = rows.ConvertAll(row => row.Id);
        var receivables = await db.Set<ReceivableRow>().Where(row => row.TenantId == tenant && ids.Contains(row.InvoiceId)).ToDictionaryAsync(row => row.InvoiceId);
        return new Page<Invoice>([.. rows.Select(row => row.ToDocument().ToSummary(receivables.GetValueOrDefault(row.Id)))], found.Count > limit ? Cursor.Write(Mark, rows[^1].IssuedAt, rows[^1].Id) : null);
    }

    private static async Task<List<InvoiceRow>> Before(BillingDb db, IQueryable<InvoiceRow> rows, DateTimeOffset at, Guid id, int limit)
    {
        if (db is PgBillingDb)
        {
            return await rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.IssuedAt, row.Id), ValueTuple.Create(at, id)))
                .OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id).Take(limit).ToListAsync();
        }

        // EF's provider for SQLite cannot write a comparison of pairs: first the rest of the same instant, then what is older.
        var same = await rows.Where(row => row.IssuedAt == at && row.Id < id).OrderByDescending(row => row.Id).Take(limit).ToListAsync();
        if (same.Count < limit)
            same.AddRange(await rows.Where(row => row.IssuedAt < at).OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id).Take(limit - same.Count).ToListAsync());
        return same;
    }
}
