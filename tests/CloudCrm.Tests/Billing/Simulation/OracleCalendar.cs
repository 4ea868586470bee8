using System.Collections.Concurrent;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>A tenant's days and billing periods, by looking at every quarter-hour.</summary>
internal sealed class OracleCalendar(string zone, int billingDay)
{
    // Thousands of years look at the same days.
    private static readonly ConcurrentDictionary<(string Zone, DateOnly Day), DateTimeOffset> s_starts = new();

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public string Zone => zone;

    public int BillingDay => billingDay;

    /// <summary>The local date at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime);

    /// <summary>The first quarter-hour whose local date is the day, or a later one.</summary>
    public DateTimeOffset StartOf(DateOnly day) => s_starts.GetOrAdd((zone, day), _ =>
    {
        var at = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-20);
        while (DayOf(at) < day)
            at = at.AddMinutes(15);
        return at;
    });

    /// <summary>The period that a day is in: its first day, and the first day of the next one.</summary>
    public (DateOnly From, DateOnly To) PeriodOf(DateOnly day)
    {
        var month = new DateOnly(day.Year, day.Month, 1).AddMonths(-2);
        while (First(month.AddMonths(1)) <= day)
            month = month.AddMonths(1);
        return (First(month), First(month.AddMonths(1)));
    }

    /// <summary>When each of some days begins, and when the last one ends.</summary>
    public DateTimeOffset[] Starts(DateOnly from, DateOnly to) => [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(day => StartOf(from.AddDays(day)))];

    private DateOnly First(DateOnly month)
    {
        var day = month;
        while (day.Day < billingDay && day.AddDays(1).Month == month.Month)
            day = day.AddDays(1);
        return day;
    }
}
