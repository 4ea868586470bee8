using CloudCrm.Billing.Lists;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Differences between all tenants and Stripe, by their ids, which grow with time.</summary>
[GrainType("stripe-finding-reader"), StatelessWorker]
internal sealed class StripeFindingReader(IDbSource<BillingDb> source) : Grain, IStripeFindingReader
{
    private const string Mark = "stripe-findings:";

    public async Task<Outcome<Page<StripeFinding>>> List(Guid? tenant, bool withResolved, string? cursor, int limit)
    {
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if ((cursor is null ? (default, Guid.AllBitsSet) : Cursor.Read(cursor, Mark)) is not var (_, before))
            return Cursor.Malformed();
        await using var db = source.AcrossTenants();
        var rows = db.Set<StripeFindingRow>().Where(row => row.Id < before);
        if (tenant is { } only)
            rows = rows.Where(row => row.TenantId == TenantId.From(only));
        if (!withResolved)
            rows = rows.Where(row => row.ResolvedAt == null && row.ClosedAt == null);
        var page = await rows.OrderByDescending(row => row.Id).Take(limit + 1).ToListAsync();
        return new Page<StripeFinding>(
            [.. page.Take(limit).Select(row => row.ToContract())], page.Count > limit ? Cursor.Write(Mark, page[limit - 1].FoundAt, page[limit - 1].Id) : null);
    }

    public async Task<Outcome<StripeFinding>> Find(Guid id)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<StripeFindingRow>().FirstOrDefaultAsync(row => row.Id == id) is { } row ? row.ToContract() : Refusal.NotFound("finding");
    }
}
