using System.Collections.Immutable;

namespace CloudCrm.Billing.Usage;

/// <summary>A tenant's time zone from a date on.</summary>
/// <param name="From">The first day of a billing period, or <see cref="DateOnly.MinValue"/>.</param>
/// <param name="Zone">IANA name.</param>
public sealed record ZoneFrom(DateOnly From, string Zone);

/// <summary>Which day and billing period of a tenant an instant is in.</summary>
/// <remarks>
/// Periods begin on the tenant's billing day, 1 to 31, in a month without that day on its last one. A change of time zone holds from the next period on: what was
/// counted keeps its day and period. Days and periods follow each other without gap or overlap also there: between two zones the last day of the old one
/// ends where the first day of the new one begins. A stored zone that this machine's time zone data lack counts as UTC until they have it: nobody's usage may wait for it.
/// </remarks>
public sealed class TenantCalendar
{
    private readonly ImmutableArray<TimeZoneInfo> _infos;

    private TenantCalendar(ImmutableArray<ZoneFrom> zones, int billingDay)
    {
        (Zones, BillingDay) = (zones, billingDay);
        _infos = [.. zones.Select(zone => Find(zone.Zone) ?? TimeZoneInfo.Utc)];
    }

    /// <summary>Days of UTC; stands in while the tenant's zone is unknown.</summary>
    public static TenantCalendar Utc { get; } = First("UTC");

    /// <summary>The zones, earliest first; at least one.</summary>
    public ImmutableArray<ZoneFrom> Zones { get; }

    /// <summary>The day of the month on which periods begin, 1 to 31.</summary>
    public int BillingDay { get; }

    /// <summary>The zones that this machine's time zone data lack.</summary>
    public IEnumerable<string> Unknown => Zones.Select(zone => zone.Zone).Where(zone => Find(zone) is null);

    /// <summary>Whether this machine's time zone data have it.</summary>
    public static bool Knows(string zone) => Find(zone) is not null;

    /// <summary>The calendar of a tenant that had this zone from the beginning.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine's time zone data lack it.</exception>
    public static TenantCalendar First(string zone, int billingDay = 1)
    {
        _ = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return Of([new(DateOnly.MinValue, zone)], billingDay);
    }

    /// <summary>A stored calendar.</summary>
    public static TenantCalendar Of(ImmutableArray<ZoneFrom> zones, int billingDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(billingDay, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(billingDay, 31);
        return new(zones, billingDay);
    }

    /// <summary>With another zone from the next period that begins after <paramref name="now"/> and after every event that was accepted so far.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine's time zone data lack it.</exception>
    public TenantCalendar Change(string zone, DateTimeOffset now)
    {
        var known = now + EventCheck.EarlyMax;
        var from = Next(FirstDayOf(DayOf(known)));
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        while (StartOf(from, info) <= known)
            from = Next(from);
        var kept = Zones.RemoveAll(z => z.From >= from);
        return Of(kept[^1].Zone == zone ? kept : kept.Add(new(from, zone)), BillingDay);
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

    /// <summary>When the billing period that an instant is in began (UTC).</summary>
    public DateTimeOffset PeriodStart(DateTimeOffset instant) => StartOf(FirstDayOf(DayOf(instant)));

    /// <summary>When the billing period that an instant is in ends and the next one begins (UTC).</summary>
    public DateTimeOffset PeriodEnd(DateTimeOffset instant) => StartOf(Next(FirstDayOf(DayOf(instant))));

    /// <summary>The billing period that an instant is in.</summary>
    public TenantPeriod PeriodOf(DateTimeOffset instant) => Period(FirstDayOf(DayOf(instant)));

    /// <summary>The billing periods from the one that <paramref name="from"/> is in to the last one that begins before <paramref name="to"/>.</summary>
    public IEnumerable<TenantPeriod> Periods(DateTimeOffset from, DateTimeOffset to)
    {
        for (var period = PeriodOf(from); period.Start < to; period = Period(period.EndDay))
            yield return period;
    }

    private TenantPeriod Period(DateOnly first)
    {
        var next = Next(first);
        return new(first, next, StartOf(first), StartOf(next));
    }

    /// <summary>The first day of the period that a day is in.</summary>
    private DateOnly FirstDayOf(DateOnly day)
    {
        var anchor = Anchor(day.Year, day.Month);
        if (day >= anchor)
            return anchor;
        var before = new DateOnly(day.Year, day.Month, 1).AddDays(-1);
        return Anchor(before.Year, before.Month);
    }

    private DateOnly Next(DateOnly firstDay)
    {
        var month = new DateOnly(firstDay.Year, firstDay.Month, 1).AddMonths(1);
        return Anchor(month.Year, month.Month);
    }

    private DateOnly Anchor(int year, int month) => new(year, month, Math.Min(BillingDay, DateTime.DaysInMonth(year, month)));

    private static TimeZoneInfo? Find(string zone) => zone.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info) ? info : null;

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
