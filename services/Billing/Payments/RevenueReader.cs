using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Payments;

/// <summary>Revenue of all tenants by month: the database sums what an index has in this order, one row for a tenant's month.</summary>
[GrainType("revenue-reader"), StatelessWorker]
internal sealed class RevenueReader(IDbSource<BillingDb> source, TimeProvider time) : Grain, IRevenueReader
{
    /// <summary>How long after a month's end its invoices may still come: a day for late usage, one for the time zones and one for the work.</summary>
    private static readonly TimeSpan s_settled = TimeSpan.FromDays(3);

    public async Task<ImmutableArray<RevenueMonth>> Read(int months)
    {
        var now = time.GetUtcNow();
        var newest = new DateOnly(now.Year, now.Month, 1);
        var (first, last) = (RevenueParts.MonthOf(newest.AddMonths(-months)), RevenueParts.MonthOf(newest));
        await using var db = source.AcrossTenants();
        var sums = await db.Set<InvoiceRow>().Where(row => row.Month >= first && row.Month <= last)
            .GroupBy(row => new { row.Month, row.Currency, row.TenantId })
            .Select(group => new
            {
                group.Key.Month,
                group.Key.Currency,
                group.Key.TenantId,
                Net = group.Sum(row => row.NetMinorUnits),
                Recurring = group.Sum(row => row.RecurringMinorUnits),
                Usage = group.Sum(row => row.UsageMinorUnits),
            })
            .ToListAsync();
        var all = sums.ToLookup(
            sum => (sum.Month!.Value, sum.Currency!), sum => new TenantMonth(sum.TenantId.Value, sum.Net ?? 0, sum.Recurring ?? 0, sum.Usage ?? 0));
        var currencies = sums.Select(sum => sum.Currency!).Distinct().Order(StringComparer.Ordinal).ToList();
        return
        [
            .. from back in Enumerable.Range(0, months)
               let month = newest.AddMonths(-back)
               from currency in currencies
               select Month(
                   month, Currency.Of(currency), [.. all[(RevenueParts.MonthOf(month), currency)]], [.. all[(RevenueParts.MonthOf(month.AddMonths(-1)), currency)]],
                   now >= new DateTimeOffset(month.AddMonths(1), TimeOnly.MinValue, TimeSpan.Zero) + s_settled),
        ];
    }

    private static RevenueMonth Month(DateOnly month, Currency currency, TenantMonth[] these, TenantMonth[] before, bool isSettled)
    {
        var (paying, paid) = (Paying(these), Paying(before));
        var lost = before.Where(it => it.Net > 0 && !paying.Contains(it.Tenant)).ToList();
        var (net, recurring, usage) = (these.Sum(it => it.Net), these.Sum(it => it.Recurring), these.Sum(it => it.Usage));
        return new(
            month, currency.Code, Text(net), Text(recurring), Text(usage), Text(net - recurring - usage), paying.Count, paying.Count(it => !paid.Contains(it)),
            isSettled ? lost.Count : null, isSettled ? Text(lost.Sum(it => it.Recurring)) : null);

        string Text(long units) => currency.Text(MinorUnits.ToAmount(units, currency));
    }

    private static HashSet<Guid> Paying(TenantMonth[] months) => [.. months.Where(it => it.Net > 0).Select(it => it.Tenant)];

    /// <summary>What a tenant's documents of a month come to, in minor units.</summary>
    private sealed record TenantMonth(Guid Tenant, long Net, long Recurring, long Usage);
}
