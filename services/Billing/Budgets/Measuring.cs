using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Budgets;

/// <summary>Measures what tenants used in their billing periods.</summary>
internal sealed class Measuring(IDbSource<BillingDb> source, MeterBook book, SpendingReader spending)
{
    private const int BeforeLabel = 0;
    private const int DuringLabel = 1;

    /// <summary>The billing period of an instant, from the rollups.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="now">The instant.</param>
    /// <param name="isRated">Whether it is to be rated too.</param>
    public async Task<Measured> At(TenantId tenant, DateTimeOffset now, bool isRated)
    {
        var measured = await Units(tenant, now);
        return isRated ? measured with { Spending = await spending.At(tenant, now, measured) } : measured;
    }

    private async Task<Measured> Units(TenantId tenant, DateTimeOffset now)
    {
        await using var db = source.ForTenant(tenant);
        var calendar = await UsageQuery.Calendar(db, tenant) ?? TenantCalendar.Utc;
        var period = calendar.PeriodOf(now);
        var sums = await UsageQuery.Sums(
            db, tenant, RollupDimension.None, [.. UsageCover.Of(BeforeLabel, EventCheck.Earliest, period.Start), .. UsageCover.Of(DuringLabel, period.Start, period.End)]);
        var meters = await book.With(sums.Select(sum => sum.Meter));
        var during = Of(sums, DuringLabel, meters);
        foreach (var meter in meters.Marked)
        {
            if (await MarkQuery.Whole(db, tenant, meter, period.Start, period.End) is { } whole)
                during[meter.Code] = Whole(meter, whole);
        }

        return new(period.Start, period.End, calendar.PeriodOf(period.End).End, Of(sums, BeforeLabel, meters), during, meters);
    }

    private static Dictionary<string, long> Of(List<UsageSum> sums, int label, MeterTable meters) =>
        sums.Where(sum => sum.Label == label).ToDictionary(sum => meters.Of(sum.Meter).Code, sum => Whole(meters.Of(sum.Meter), sum.Quantity));

    private static long Whole(Meter meter, decimal ledgerUnits) => (long)decimal.Ceiling(ledgerUnits / meter.Scale);
}
