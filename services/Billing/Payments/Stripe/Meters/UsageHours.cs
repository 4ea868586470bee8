using CloudCrm.Billing.Usage;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>The hours of one billing period that lie in a stretch of time.</summary>
/// <param name="Period">The period.</param>
/// <param name="Edges">Where hours begin, and where the last one ends: UTC hours, but for the period's own edges; at least two.</param>
internal sealed record UsageHours(TenantPeriod Period, IReadOnlyList<DateTimeOffset> Edges)
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>How long after an hour its usage is looked at first. What comes later is told by one more event.</summary>
    public static readonly TimeSpan ClosedAfter = TimeSpan.FromMinutes(10);

    /// <summary>The hour, or the part of one in a billing period, that holds an instant: its start.</summary>
    public static DateTimeOffset StartOf(TenantCalendar calendar, DateTimeOffset at)
    {
        var (hour, period) = (Floor(at), calendar.PeriodStart(at));
        return hour > period ? hour : period;
    }

    /// <summary>Up to when all hours are over.</summary>
    public static DateTimeOffset ClosedUntil(TenantCalendar calendar, DateTimeOffset now) => StartOf(calendar, now - ClosedAfter);

    /// <summary>The hours from one start to another, by billing period.</summary>
    public static IEnumerable<UsageHours> Between(TenantCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to)
            yield break;
        foreach (var period in calendar.Periods(from, to))
        {
            var (first, last) = (from > period.Start ? from : period.Start, to < period.End ? to : period.End);
            var edges = new List<DateTimeOffset> { first };
            while (edges[^1] < last)
            {
                var next = Floor(edges[^1]) + s_hour;
                edges.Add(next < last ? next : last);
            }

            yield return new(period, edges);
        }
    }

    /// <summary>The UTC hour that an instant is in.</summary>
    public static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % s_hour.Ticks), TimeSpan.Zero);
}
