using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Accounts;

/// <summary>How many seats a tenant had at the end of each of its days: what was bought and given back on one day counts for nothing.</summary>
internal static class SeatLevels
{
    /// <summary>The levels of a period's days, in their order; days to come have that of now.</summary>
    public static async Task<ImmutableArray<int>> Read(BillingDb db, TenantId tenant, TenantCalendar calendar, BillingPeriod period)
    {
        var (start, end) = (calendar.StartOf(period.From), calendar.StartOf(period.To));
        var before = await UsageQuery.Sums(db, tenant, RollupDimension.None, UsageCover.Of(0, EventCheck.Earliest, start));
        var level = before.Where(sum => sum.Meter == MeterCodes.Seats).Sum(sum => sum.Quantity);
        var days = await UsageQuery.TenantDays(db, tenant, [MeterCodes.Seats], start, end);
        var changes = days.ToDictionary(day => day.StartsAt, day => day.Quantity);
        var levels = ImmutableArray.CreateBuilder<int>(period.Days);
        for (var day = period.From; day < period.To; day = day.AddDays(1))
        {
            level += changes.GetValueOrDefault(calendar.StartOf(day));
            levels.Add((int)Math.Max(0, level));
        }

        return levels.MoveToImmutable();
    }
}
