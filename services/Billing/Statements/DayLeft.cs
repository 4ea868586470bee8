using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Statements;

/// <summary>A day of which something is still to come.</summary>
/// <param name="Day">The tenant's day.</param>
/// <param name="Share">Which part of it, more than 0 and at most 1.</param>
internal readonly record struct DayLeft(DateOnly Day, decimal Share)
{
    /// <summary>The days of a stretch that are still to come, today as far as it is left.</summary>
    public static DayLeft[] Of(BillingPeriod span, UsageHistory history)
    {
        var first = span.From > history.Today ? span.From : history.Today;
        return
        [
            .. Enumerable.Range(0, Math.Max(0, span.To.DayNumber - first.DayNumber)).Select(first.AddDays)
                .Select(day => new DayLeft(day, day == history.Today ? history.TodayLeft : 1)).Where(day => day.Share > 0),
        ];
    }
}
