using System.Collections.Immutable;

namespace CloudCrm.Billing.Usage;

/// <summary>A tenant's time zone from a date on.</summary>
/// <param name="From">The first day of a month, or <see cref="DateOnly.MinValue"/>.</param>
/// <param name="Zone">IANA name.</param>
public sealed record ZoneFrom(DateOnly From, string Zone);

/// <summary>Which day and month of a tenant an instant is in.</summary>
/// <remarks>
/// A change of time zone holds from the next month on: what was counted keeps its day and period. Days and months follow each other without gap or
/// overlap also there: between two zones the last day of the old one ends where the first day of the new one begins.
/// </remarks>
public sealed class TenantCalendar
{
    private TenantCalendar(ImmutableArray<ZoneFrom> zones) => Zones = zones;

    /// <summary>Days of UTC; stands in while the tenant's zone is unknown.</summary>
    public static TenantCalendar Utc { get; } = First("UTC");

    /// <summary>The zones, earliest first; at least one.</summary>
    public ImmutableArray<ZoneFrom> Zones { get; }

    /// <summary>The calendar of a tenant that had this zone from the beginning.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine's time zone data lack it.</exception>
    public static TenantCalendar First(string zone) => Of([new(DateOnly.MinValue, zone)]);

    /// <summary>A stored calendar.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine's time zone data lack a zone.</exception>
    public static TenantCalendar Of(ImmutableArray<ZoneFrom> zones)
    {
        foreach (var zone in zones)
            _ = TimeZoneInfo.FindSystemTimeZoneById(zone.Zone);
        return new(zones);
    }

    /// <summary>With another zone from the next month that begins after <paramref name="now"/> and after every event that was accepted so far.</summary>
    public TenantCalendar Change(string zone, DateTimeOffset now)
    {
        var known = now + EventCheck.EarlyMax;
        var from = MonthOf(DayOf(known)).AddMonths(1);
        while (StartOf(from, zone) <= known)
            from = from.AddMonths(1);
        var kept = Zones.RemoveAll(z => z.From >= from);
        return Of(kept[^1].Zone == zone ? kept : kept.Add(new(from, zone)));
    }

    /// <summary>The day that an instant is in.</summary>
    public DateOnly DayOf(DateTimeOffset instant)
    {
        var place = Zones.Length - 1;
        while (place > 0 && instant < StartOf(Zones[place].From, Zones[place].Zone))
            place--;
        var day = LocalDay(instant, TimeZoneInfo.FindSystemTimeZoneById(Zones[place].Zone));
        return place + 1 < Zones.Length && day >= Zones[place + 1].From ? Zones[place + 1].From.AddDays(-1) : day;
    }

    /// <summary>When a day begins (UTC).</summary>
    public DateTimeOffset StartOf(DateOnly day) => StartOf(day, Zones.Last(zone => zone.From <= day).Zone);

    /// <summary>When the day that an instant is in began (UTC).</summary>
    public DateTimeOffset DayStart(DateTimeOffset instant) => StartOf(DayOf(instant));

    /// <summary>When the month that an instant is in began (UTC): the start of the billing period.</summary>
    public DateTimeOffset MonthStart(DateTimeOffset instant) => StartOf(MonthOf(DayOf(instant)));

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    // The first quarter-hour whose local date is the day: midnight may come twice or be skipped where clocks change.
    private static DateTimeOffset StartOf(DateOnly day, string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var start = (midnight - info.GetUtcOffset(midnight)).Floor(RollupSpan.Quarter);
        while (LocalDay(start, info) >= day)
            start -= RollupSpans.Quarter;
        while (LocalDay(start, info) < day)
            start += RollupSpans.Quarter;
        return start;
    }

    private static DateOnly LocalDay(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
