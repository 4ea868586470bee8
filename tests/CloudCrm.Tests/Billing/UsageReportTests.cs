using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing;

public sealed class UsageReportTests
{
    private BillingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await BillingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Usage_is_split_by_meter_channel_and_user()
    {
        var tenant = BillingHost.NewTenant();
        var (ann, bob) = (new Guid("aaaaaaaa-0000-7000-8000-000000000001"), new Guid("bbbbbbbb-0000-7000-8000-000000000002"));
        await _host.Tell(tenant, "Asia/Taipei");
        await _host.Take(
            Events.Inbound(tenant, "2027-03-04 05:00", 2, "chat"),
            Events.Inbound(tenant, "2027-03-20 05:14:59.999999", 3, "mail", ann),
            Events.Inbound(tenant, "2027-03-20 05:15", 100, "mail", bob),
            Events.Of(tenant, Meters.ApiCalls, "2027-03-04 23:00", 7, user: ann),
            Events.Of(tenant, Meters.StorageBytes, "2027-03-04 05:00", 900, user: ann),
            Events.Of(tenant, Meters.StorageBytes, "2027-03-06 05:00", -900, user: ann));
        var (from, to) = (Events.At("2027-03-04 05:00"), Events.At("2027-03-20 05:15"));
        Assert.That(await _host.Lines(tenant, from, to, UsageGroup.Meter), Is.EqualTo(new[] { "api.calls - 7", "messages.inbound - 5" }));
        Assert.That(await _host.Lines(tenant, from, to, UsageGroup.Channel), Is.EqualTo(new[] { "api.calls - 7", "messages.inbound chat 2", "messages.inbound mail 3" }));
        Assert.That(await _host.Lines(tenant, from, to, UsageGroup.User), Is.EqualTo(new[] { $"api.calls {ann} 7", "messages.inbound - 2", $"messages.inbound {ann} 3" }));
        Assert.That(
            await _host.Lines(tenant, from, to, UsageGroup.Day),
            Is.EqualTo(new[]
            {
                "api.calls 2027-03-05 7", "messages.inbound 2027-03-04 2", "messages.inbound 2027-03-20 3", "storage.bytes 2027-03-04 900", "storage.bytes 2027-03-06 -900",
            }));
    }

    [TestCase("Asia/Kathmandu", "2027-03-04 18:15", "2027-03-05")]
    [TestCase("Asia/Taipei", "2027-03-04 16:00", "2027-03-05")]
    [TestCase("America/St_Johns", "2027-03-14 03:30", "2027-03-14")]
    [TestCase("America/St_Johns", "2027-03-15 02:30", "2027-03-15")]
    [TestCase("America/St_Johns", "2027-11-08 03:30", "2027-11-08")]
    [TestCase("Europe/Berlin", "2027-03-28 22:00", "2027-03-29")]
    [TestCase("Europe/Berlin", "2027-10-31 23:00", "2027-11-01")]
    public async Task Days_are_the_tenants_own(string zone, string midnight, string day)
    {
        var tenant = BillingHost.NewTenant();
        await _host.Tell(tenant, zone);
        var start = Events.At(midnight);
        await _host.Take(
            Events.Inbound(tenant, midnight),
            Events.Inbound(tenant, midnight, 10) with { RecordedAt = start.AddTicks(-10) },
            Events.Inbound(tenant, midnight, 100) with { RecordedAt = start.AddHours(22.75) },
            Events.Inbound(tenant, midnight, 1_000) with { RecordedAt = start.AddHours(25) });
        var dates = Enumerable.Range(-1, 3).Select(i => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var whole = new[] { $"messages.inbound {dates[0]} 10", $"messages.inbound {dates[1]} 101", $"messages.inbound {dates[2]} 1000" };
        Assert.That(await _host.Lines(tenant, start.AddDays(-30), start.AddDays(30), UsageGroup.Day), Is.EqualTo(whole));
        Assert.That(await _host.Lines(tenant, start.AddMinutes(-15), start.AddHours(23), UsageGroup.Day), Is.EqualTo(whole[..2]), "parts of days at both ends");
        Assert.That(await _host.Lines(tenant, start.AddMinutes(15), start.AddHours(23), UsageGroup.Day), Is.EqualTo(new[] { $"messages.inbound {dates[1]} 100" }), "a part of one day");
    }

    [Test]
    public async Task Usage_before_the_tenant_is_known_is_shown_by_UTC_days_and_settled_later()
    {
        var tenant = BillingHost.NewTenant();
        var customer = Guid.CreateVersion7();
        await _host.Take(
            Events.Inbound(tenant, "2027-03-31 15:59", 1), Events.Inbound(tenant, "2027-03-31 16:00", 10),
            Events.Active(tenant, customer, "2027-03-31 15:59"), Events.Active(tenant, customer, "2027-03-31 16:00"));
        var (from, to) = (Events.At("2027-03-01"), Events.At("2027-05-01"));
        Assert.That(await _host.Lines(tenant, from, to, UsageGroup.Day), Is.EqualTo(new[] { "messages.inbound 2027-03-31 11" }));
        await _host.Tell(tenant, "Asia/Taipei");
        await _host.Take(Events.Active(tenant, customer, "2027-03-31 15:44"), Events.Active(tenant, customer, "2027-04-02 15:59"));
        Assert.That(
            await _host.Lines(tenant, from, to, UsageGroup.Day),
            Is.EqualTo(new[] { "customers.active 2027-03-31 1", "customers.active 2027-04-01 1", "messages.inbound 2027-03-31 1", "messages.inbound 2027-04-01 10" }));
    }

    [Test]
    public async Task A_customer_counts_once_a_period_where_it_was_active_first()
    {
        var tenant = BillingHost.NewTenant();
        var (ann, bob) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _host.Tell(tenant, "Europe/Berlin");
        await _host.Take(Events.Active(tenant, ann, "2027-06-20 10:00", "mail"), Events.Active(tenant, bob, "2027-06-21 10:00"));
        await _host.Take(Events.Active(tenant, ann, "2027-06-25 10:00"), Events.Active(tenant, ann, "2027-06-10 10:00"));
        await _host.Take(Events.Active(tenant, ann, "2027-06-30 22:00"), Events.Active(tenant, ann, "2027-06-12 10:00"));
        var (june, july) = (Events.At("2027-05-31 22:00"), Events.At("2027-06-30 22:00"));
        Assert.That(await _host.Lines(tenant, june, july, UsageGroup.Meter), Is.EqualTo(new[] { "customers.active - 2" }));
        Assert.That(await _host.Lines(tenant, june, july, UsageGroup.Channel), Is.EqualTo(new[] { "customers.active chat 2" }), "the earliest event counts");
        Assert.That(await _host.Lines(tenant, june, july.AddDays(1), UsageGroup.Day), Is.EqualTo(new[] { "customers.active 2027-06-10 1", "customers.active 2027-06-21 1", "customers.active 2027-07-01 1" }));
    }

    [Test]
    public async Task An_older_version_of_a_tenant_is_old_news_and_a_change_of_zone_holds_from_the_next_period()
    {
        var tenant = BillingHost.NewTenant();
        await _host.Tell(tenant, "Asia/Taipei", 5);
        await _host.Tell(tenant, "Europe/Berlin", 4);
        await _host.Take(Events.Inbound(tenant, "2027-12-30 16:00"));
        await _host.Tell(BillingHost.Change(tenant, "America/New_York", 7), BillingHost.Change(tenant, "Europe/Paris", 6));
        var row = (await _host.Rows<BillingTenantRow>(tenant)).Single();
        Assert.That((row.Name, row.TimeZone, row.Version, row.SeatsBought), Is.EqualTo(("Company 7", "America/New_York", 7, 3)));
        await _host.Take(Events.Inbound(tenant, "2027-12-31 15:59", 10));
        Assert.That(await _host.Lines(tenant, Events.At("2027-12-01"), Events.At("2028-01-01"), UsageGroup.Day), Is.EqualTo(new[] { "messages.inbound 2027-12-31 11" }));
        Assert.That(TenantCalendars.Parse(row.Zones, row.BillingDay).StartOf(new(2028, 2, 1)), Is.EqualTo(Events.At("2028-02-01 05:00")));
    }

    [TestCase("2027-03-01 00:01", "2027-03-02", "from", "not_on_a_quarter_hour")]
    [TestCase("2027-03-01", "2027-03-02 00:00:01", "to", "not_on_a_quarter_hour")]
    [TestCase("2027-03-02", "2027-03-02", "to", "not_after_from")]
    [TestCase("2027-03-02", "2027-03-01", "to", "not_after_from")]
    [TestCase("2026-01-01", "2027-02-05 00:15", "to", "too_long")]
    [TestCase("2019-12-31 23:45", "2020-01-01", "from", "out_of_range")]
    [TestCase("9999-12-30", "9999-12-31 23:45", "to", "out_of_range")]
    public async Task A_wrong_stretch_is_refused_by_name(string from, string to, string field, string code)
    {
        var refusal = (await _host.Ask(BillingHost.NewTenant(), Events.At(from), Events.At(to), UsageGroup.Meter)).Refusal;
        Assert.That((refusal.Kind, refusal.Field, refusal.Code), Is.EqualTo((RefusalKind.Invalid, field, code)));
    }

    [Test]
    public async Task The_longest_stretch_and_offsets_are_fine_and_unknown_groups_are_not()
    {
        var tenant = BillingHost.NewTenant();
        await _host.Take(Events.Inbound(tenant, "2027-03-04 05:00"));
        var from = new DateTimeOffset(2027, 1, 1, 5, 45, 0, TimeSpan.FromHours(5.75));
        var usage = (await _host.Ask(tenant, from, from.AddDays(400), UsageGroup.Meter)).Value;
        Assert.That((usage.From, usage.From.Offset, usage.Lines.Length), Is.EqualTo((from, TimeSpan.Zero, 1)));
        Assert.That((await _host.Ask(tenant, from, from.AddDays(1), (UsageGroup)9)).Refusal.Field, Is.EqualTo("groupBy"));
    }

    [Test]
    public async Task Too_many_lines_are_refused_and_as_many_as_allowed_are_not()
    {
        var tenant = BillingHost.NewTenant();
        var one = Events.Inbound(tenant, "2027-03-04 05:00");
        UsageEvent[] Users(int count) => [.. Enumerable.Range(0, count).Select(_ => one with { Id = Guid.CreateVersion7(), UserId = Guid.CreateVersion7() })];
        await _host.Take(Users(UsageReport.LinesMax));
        var (from, to) = (Events.At("2027-03-01"), Events.At("2027-04-01"));
        Assert.That((await _host.Ask(tenant, from, to, UsageGroup.User)).Value.Lines, Has.Length.EqualTo(UsageReport.LinesMax));
        await _host.Take(Users(1));
        Assert.That((await _host.Ask(tenant, from, to, UsageGroup.User)).Refusal.Code, Is.EqualTo("too_many_lines"));
        Assert.That((await _host.Ask(tenant, from, to, UsageGroup.Meter)).Value.Lines.Single().Quantity, Is.EqualTo(UsageReport.LinesMax + 1));
    }
}
