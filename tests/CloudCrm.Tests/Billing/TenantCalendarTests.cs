using CloudCrm.Billing.Usage;

namespace CloudCrm.Tests.Billing;

public sealed class TenantCalendarTests
{
    [TestCase("Asia/Taipei", "2027-03-04", "2027-03-03 16:00", 24)]
    [TestCase("Asia/Kathmandu", "2027-03-04", "2027-03-03 18:15", 24)]
    [TestCase("America/St_Johns", "2027-03-04", "2027-03-04 03:30", 24)]
    [TestCase("America/St_Johns", "2027-03-14", "2027-03-14 03:30", 23)]
    [TestCase("America/St_Johns", "2027-11-07", "2027-11-07 02:30", 25)]
    [TestCase("Europe/Berlin", "2027-03-28", "2027-03-27 23:00", 23)]
    [TestCase("Europe/Berlin", "2027-10-31", "2027-10-30 22:00", 25)]
    [TestCase("Australia/Lord_Howe", "2027-04-04", "2027-04-03 13:00", 24.5)]
    [TestCase("America/Havana", "2027-03-14", "2027-03-14 05:00", 23)]
    [TestCase("America/Havana", "2027-11-07", "2027-11-07 04:00", 25)]
    [TestCase("Africa/Cairo", "2027-04-30", "2027-04-29 22:00", 23)]
    [TestCase("Pacific/Kiritimati", "2027-01-01", "2026-12-31 10:00", 24)]
    [TestCase("UTC", "2028-02-29", "2028-02-29 00:00", 24)]
    public void A_day_begins_at_the_first_moment_of_its_date_and_has_its_own_length(string zone, string day, string start, double hours)
    {
        var calendar = TenantCalendar.First(zone);
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var begin = calendar.StartOf(date);
        var end = calendar.StartOf(date.AddDays(1));
        Assert.That(begin, Is.EqualTo(Events.At(start)));
        Assert.That((end - begin).TotalHours, Is.EqualTo(hours));
        Assert.That(calendar.DayOf(begin), Is.EqualTo(date));
        Assert.That(calendar.DayOf(begin.AddTicks(-10)), Is.EqualTo(date.AddDays(-1)));
        Assert.That(calendar.DayOf(end.AddTicks(-10)), Is.EqualTo(date));
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Days_follow_each_other_in_every_zone_of_the_world(ushort zone, ushort day, byte then, byte quarters)
    {
        var ids = TimeZoneInfo.GetSystemTimeZones().Select(info => info.Id).Order(StringComparer.Ordinal).ToArray();
        var now = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day % 3_000).AddMinutes(quarters * 15);
        var calendar = TenantCalendar.First(ids[zone % ids.Length]).Change(ids[(zone + then) % ids.Length], now);
        var instant = calendar.DayStart(now);
        for (var i = 0; i < 70; i++)
        {
            var next = calendar.StartOf(calendar.DayOf(instant).AddDays(1));
            Assert.That((next - instant).TotalHours, Is.InRange(0.25, 52), "a day has a length");
            Assert.That(calendar.DayOf(next), Is.EqualTo(calendar.DayOf(instant).AddDays(1)), "days follow each other");
            Assert.That(calendar.DayOf(next.AddTicks(-10)), Is.EqualTo(calendar.DayOf(instant)), "a day lasts until the next");
            Assert.That(next.Floor(RollupSpan.Quarter), Is.EqualTo(next), "days begin on quarter-hours");
            instant = next;
        }
    }

    [Test]
    public void Another_zone_holds_from_the_next_period_and_days_meet_there()
    {
        var now = Events.At("2027-05-20 10:00");
        var calendar = TenantCalendar.First("Asia/Taipei").Change("America/New_York", now);
        Assert.That(calendar.DayStart(now), Is.EqualTo(Events.At("2027-05-19 16:00")));
        Assert.That(calendar.PeriodStart(now), Is.EqualTo(Events.At("2027-04-30 16:00")));
        var may31 = Events.At("2027-05-30 16:00");
        var june1 = Events.At("2027-06-01 04:00");
        Assert.That(calendar.DayStart(june1.AddTicks(-10)), Is.EqualTo(may31), "the last day of the old zone lasts until the new one begins");
        Assert.That(calendar.PeriodStart(june1.AddTicks(-10)), Is.EqualTo(Events.At("2027-04-30 16:00")));
        Assert.That(calendar.DayStart(june1), Is.EqualTo(june1));
        Assert.That(calendar.PeriodStart(Events.At("2027-07-01 03:59")), Is.EqualTo(june1));
    }

    [Test]
    public void A_zone_that_is_ahead_cuts_the_last_day_short()
    {
        var calendar = TenantCalendar.First("America/New_York").Change("Asia/Taipei", Events.At("2027-05-20 10:00"));
        var june1 = Events.At("2027-05-31 16:00");
        Assert.That(calendar.DayStart(june1.AddTicks(-10)), Is.EqualTo(Events.At("2027-05-31 04:00")));
        Assert.That(calendar.DayStart(june1), Is.EqualTo(june1));
        Assert.That(calendar.PeriodStart(june1), Is.EqualTo(june1));
    }

    [TestCase("2027-05-31 03:00", "2027-05-31 16:00")]
    [TestCase("2027-05-31 14:30", "2027-05-31 16:00")]
    [TestCase("2027-05-31 15:00", "2027-06-30 16:00")]
    [TestCase("2027-06-01 05:00", "2027-06-30 16:00")]
    public void A_change_near_the_end_of_a_period_never_touches_what_was_counted(string now, string from)
    {
        var calendar = TenantCalendar.First("Pacific/Pago_Pago").Change("Asia/Taipei", Events.At(now));
        Assert.That(calendar.StartOf(calendar.Zones[^1].From), Is.EqualTo(Events.At(from)));
    }

    [Test]
    public void Zones_that_are_tried_within_a_period_leave_no_trace()
    {
        var now = Events.At("2027-05-20 10:00");
        var first = TenantCalendar.First("Asia/Taipei");
        Assert.That(first.Change("Europe/Berlin", now).Change("Europe/Paris", now).Zones.Select(zone => zone.Zone), Is.EqualTo(new[] { "Asia/Taipei", "Europe/Paris" }));
        Assert.That(first.Change("Europe/Berlin", now).Change("Asia/Taipei", now).Zones, Is.EqualTo(first.Zones));
        Assert.That(TenantCalendars.Parse(TenantCalendars.Write(first.Change("Europe/Berlin", now)), 1).Zones, Is.EqualTo(first.Change("Europe/Berlin", now).Zones));
    }

    [TestCase(31, "2027-01-31 12:00", "2027-01-31", "2027-02-28")]
    [TestCase(31, "2027-02-27 12:00", "2027-01-31", "2027-02-28")]
    [TestCase(31, "2027-02-28 12:00", "2027-02-28", "2027-03-31")]
    [TestCase(31, "2027-04-30 12:00", "2027-04-30", "2027-05-31")]
    [TestCase(30, "2028-02-29 12:00", "2028-02-29", "2028-03-30")]
    [TestCase(30, "2028-02-28 12:00", "2028-01-30", "2028-02-29")]
    [TestCase(29, "2028-02-29 12:00", "2028-02-29", "2028-03-29")]
    [TestCase(29, "2027-02-28 12:00", "2027-02-28", "2027-03-29")]
    [TestCase(29, "2100-02-28 12:00", "2100-02-28", "2100-03-29")]
    [TestCase(28, "2027-02-28 12:00", "2027-02-28", "2027-03-28")]
    [TestCase(15, "2027-01-01 12:00", "2026-12-15", "2027-01-15")]
    [TestCase(1, "2027-12-31 12:00", "2027-12-01", "2028-01-01")]
    public void A_period_begins_on_the_billing_day_or_the_last_of_a_shorter_month(int billingDay, string at, string first, string next)
    {
        var calendar = TenantCalendar.First("Europe/Berlin", billingDay);
        var period = calendar.PeriodOf(Events.At(at));
        Assert.That((period.FirstDay, period.EndDay), Is.EqualTo((Day(first), Day(next))));
        Assert.That((period.Start, period.End), Is.EqualTo((calendar.StartOf(Day(first)), calendar.StartOf(Day(next)))));
        Assert.That((calendar.PeriodStart(period.Start), calendar.PeriodEnd(period.Start)), Is.EqualTo((period.Start, period.End)));
        Assert.That(calendar.PeriodEnd(period.Start.AddTicks(-10)), Is.EqualTo(period.Start));
        Assert.That(period.Days, Is.EqualTo(Day(next).DayNumber - Day(first).DayNumber));
    }

    [TestCase("Europe/Berlin", 28, "2027-03-28", (31 * 24) - 1)]
    [TestCase("Europe/Berlin", 15, "2027-03-15", (31 * 24) - 1)]
    [TestCase("Europe/Berlin", 31, "2027-10-31", (30 * 24) + 1)]
    [TestCase("America/Havana", 14, "2027-03-14", (31 * 24) - 1)]
    [TestCase("Australia/Lord_Howe", 4, "2027-04-04", (30 * 24) + 0.5)]
    public void A_change_of_clocks_lengthens_or_shortens_a_period_and_not_its_days(string zone, int billingDay, string first, double hours)
    {
        var calendar = TenantCalendar.First(zone, billingDay);
        var period = calendar.PeriodOf(calendar.StartOf(Day(first)));
        Assert.That((period.FirstDay, (period.End - period.Start).TotalHours), Is.EqualTo((Day(first), hours)));
        Assert.That(period.Days, Is.EqualTo(Math.Round(hours / 24)));
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Periods_follow_each_other_in_every_zone_whenever_they_begin(ushort zone, ushort day, byte then, byte anchor)
    {
        var ids = TimeZoneInfo.GetSystemTimeZones().Select(info => info.Id).Order(StringComparer.Ordinal).ToArray();
        var now = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day % 3_000);
        var calendar = TenantCalendar.First(ids[zone % ids.Length], (anchor % 31) + 1).Change(ids[(zone + then) % ids.Length], now);
        var periods = calendar.Periods(now, now.AddDays(800)).ToArray();
        Assert.That(periods, Has.Length.InRange(26, 29));
        Assert.That(periods[0].Start, Is.LessThanOrEqualTo(now));
        Assert.That(periods[^1].End, Is.GreaterThanOrEqualTo(now.AddDays(800)));
        foreach (var (period, next) in periods.Zip(periods[1..]))
        {
            Assert.That((period.End, period.EndDay), Is.EqualTo((next.Start, next.FirstDay)), "periods follow each other");
            Assert.That(period.Days, Is.InRange(28, 31));
            Assert.That(calendar.PeriodOf(period.End.AddTicks(-10)), Is.EqualTo(period), "a period lasts until the next");
            Assert.That(period.Start.Floor(RollupSpan.Quarter), Is.EqualTo(period.Start), "periods begin on quarter-hours");
        }
    }

    [Test]
    public void Another_zone_holds_from_the_next_billing_day()
    {
        var calendar = TenantCalendar.First("Asia/Taipei", 15).Change("America/New_York", Events.At("2027-05-20 10:00"));
        Assert.That(calendar.Zones[^1].From, Is.EqualTo(Day("2027-06-15")));
        Assert.That(calendar.PeriodStart(Events.At("2027-06-15 03:59")), Is.EqualTo(Events.At("2027-05-14 16:00")));
        Assert.That(calendar.PeriodStart(Events.At("2027-06-15 04:00")), Is.EqualTo(Events.At("2027-06-15 04:00")));
    }

    [TestCase(0)]
    [TestCase(32)]
    public void A_billing_day_is_a_day_of_a_month(int day) =>
        Assert.That(() => TenantCalendar.First("UTC", day), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void An_unknown_zone_is_refused() =>
        Assert.That(() => TenantCalendar.First("Mars/Olympus_Mons"), Throws.TypeOf<TimeZoneNotFoundException>());

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
