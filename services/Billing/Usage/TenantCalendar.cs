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
/// A stored zone that this machine's time zone data lack counts as UTC until they have it: nobody's usage may wait for it.
/// </remarks>
public sealed class TenantCalendar
{
    private readonly ImmutableArray<TimeZoneInfo> _infos;

    private TenantCalendar(ImmutableArray<ZoneFrom> zones)
    {
        Zones = zones;
        _infos = [.. zones.Select(zone => Find(zone.Zone) ?? TimeZoneInfo.Utc)];
    }

    /// <summary>Days of UTC; stands in while the tenant's zone is unknown.</summary>
    public static TenantCalendar Utc { get; } = First("UTC");

    /// <summary>The zones, earliest first; at least one.</summary>
    public ImmutableArray<ZoneFrom> Zones { get; }

    /// <summary>The zones that this machine's time zone data lack.</summary>
    public IEnumerable<string> Unknown => Zones.Select(zone => zone.Zone).Where(zone => Find(zone) is null);

    /// <summary>Whether this machine's time zone data have it.</summary>
    public static bool Knows(string zone) => Find(zone) is not null;

    /// <summary>The calendar of a tenant that had this zone from the beginning.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine's time zone data lack it.</exception>
    public static TenantCalendar First(string zone)
    {
        _ = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return Of([new(DateOnly.MinValue, zone)]);
    }

    /// <summary>A stored calendar.</summary>
    public static TenantCalendar Of(ImmutableArray<ZoneFrom> zones) => new(zones);

    /// <summary>With another zone from the next month that begins after <paramref name="now"/> and after every event that was accepted so far.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine's time zone data lack it.</exception>
    public TenantCalendar Change(string zone, DateTimeOffset now)
    {
        var known = now + EventCheck.EarlyMax;
        var from = MonthOf(DayOf(known)).AddMonths(1);
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        while (StartOf(from, info) <= known)
            from = from.AddMonths(1);
        var kept = Zones.RemoveAll(z => z.From >= from);
        return Of(kept[^1].Zone == zone ? kept : kept.Add(new(from, zone)));
    }

    /// <summary>The day that an instant is in.</summary>
    public DateOnly DayOf(DateTimeOffset instant)
    {
        var place = Zones.Length - 1;
        while (place > 0 && instant < StartOf(Zones[place].From, _infos[place]))
            place--;
        var day = LocalDay(instant, _infos[place]);
        return place + 1 < Zones.Length && day >= Zones[place + 1].From ? Zones[place + 1].From.AddDays(-1) : day;
    }

    /// <summary>When a day begins (UTC).</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var place = Zones.Length - 1;
        while (Zones[place].From > day)
            place--;
        return StartOf(day, _infos[place]);
    }

    /// <summary>When the day that an instant is in began (UTC).</summary>
    public DateTimeOffset DayStart(DateTimeOffset instant) => StartOf(DayOf(instant));

    /// <summary>When the month that an instant is in began (UTC): the start of the billing period.</summary>
    public DateTimeOffset MonthStart(DateTimeOffset instant) => StartOf(MonthOf(DayOf(instant)));

    private static TimeZoneInfo? Find(string zone) => zone.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info) ? info : null;

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    // The first quarter-hour whose local date is the day: midnight may come twice or be skipped where clocks change.
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo info)
    {
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
