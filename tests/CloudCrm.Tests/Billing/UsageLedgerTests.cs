using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Tests.Billing;

public sealed class UsageLedgerTests
{
    private BillingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await BillingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task An_event_reads_back_as_it_came()
    {
        var tenant = BillingHost.NewTenant();
        var given = Events.Of(tenant, Meters.StorageBytes, "2027-03-04 05:06:07.123456", -5_000_000_000, "mail é 你", Guid.CreateVersion7(), Guid.CreateVersion7())
            with
        { InteractionId = Guid.CreateVersion7() };
        await _host.Take(given);
        var row = (await _host.Rows<UsageEventRow>(tenant)).Single();
        var read = new UsageEvent(row.TenantId.Value, row.EventId, MeterCodes.Of(row.Meter).Code, row.Quantity, row.RecordedAt, row.Channel, row.UserId, row.CustomerId, row.InteractionId);
        Assert.That(read, Is.EqualTo(given));
        Assert.That(row.ReceivedAt, Is.EqualTo(_host.Clock.GetUtcNow()));
    }

    [Test]
    public async Task A_repeated_event_counts_once_however_messages_are_cut()
    {
        var tenant = BillingHost.NewTenant();
        await _host.Tell(tenant, "Europe/Berlin");
        var (a, b, c) = (Events.Inbound(tenant, "2027-03-04 05:06"), Events.Inbound(tenant, "2027-03-04 05:07"), Events.Inbound(tenant, "2027-03-05 05:06"));
        await _host.Take([a, b], [b, a]);
        await _host.Take(b, c);
        await _host.Take([c], [a], [b, c, a]);
        Assert.That(await _host.Rows<UsageEventRow>(tenant), Has.Count.EqualTo(3));
        Assert.That(await _host.Rows<UsageRejectRow>(tenant), Is.Empty);
        await ExpectNaive(tenant, "Europe/Berlin");
    }

    [Test]
    public async Task What_can_not_be_billed_is_kept_with_its_reason_and_holds_nothing_up()
    {
        var tenant = BillingHost.NewTenant();
        var good = Events.Inbound(tenant, "2027-03-04 05:06");
        var bad = new Dictionary<string, UsageEvent>
        {
            ["id_missing"] = good with { Id = Guid.Empty },
            ["meter_unknown"] = Events.Of(tenant, "messages.telepathic", "2027-03-04 05:06"),
            ["quantity_out_of_range"] = Events.Inbound(tenant, "2027-03-04 05:06", 0),
            ["recorded_at_out_of_range"] = Events.Inbound(tenant, "2028-01-01 01:00:01"),
            ["channel_malformed"] = Events.Inbound(tenant, "2027-03-04 05:06", channel: "a\0b"),
            ["customer_missing"] = Events.Of(tenant, Meters.CustomersActive, "2027-03-04 05:06"),
        };
        await _host.Take([.. bad.Values, good]);
        await _host.Take([.. bad.Values]);
        Assert.That((await _host.Rows<UsageEventRow>(tenant)).Select(row => row.EventId), Is.EqualTo(new[] { good.Id }));
        var rejects = await _host.Rows<UsageRejectRow>(tenant);
        Assert.That(rejects.Select(row => row.Reason), Is.EquivalentTo(bad.Keys));
        foreach (var row in rejects)
            Assert.That(System.Text.Json.JsonSerializer.Deserialize<UsageEvent>(row.Event, RowJson.Options), Is.EqualTo(bad[row.Reason]));
    }

    [TestCase(Meters.MessagesInbound, -1)]
    [TestCase(Meters.MessagesInbound, MeterCodes.CountMax + 1)]
    [TestCase(Meters.ApiCalls, 0)]
    [TestCase(Meters.StorageBytes, MeterCodes.BytesMax + 1)]
    [TestCase(Meters.StorageBytes, -MeterCodes.BytesMax - 1)]
    [TestCase(Meters.CustomersActive, 2)]
    public async Task Quantities_outside_of_the_meters_bounds_are_rejects(string meter, long quantity)
    {
        var tenant = BillingHost.NewTenant();
        await _host.Take(Events.Of(tenant, meter, "2027-03-04 05:06", quantity, customer: Guid.CreateVersion7()));
        Assert.That(await _host.Rows<UsageEventRow>(tenant), Is.Empty);
        Assert.That((await _host.Rows<UsageRejectRow>(tenant)).Single().Reason, Is.EqualTo("quantity_out_of_range"));
    }

    [Test]
    public async Task An_event_without_a_tenant_is_kept_outside_the_tenants()
    {
        var lost = Events.Inbound(BillingHost.NewTenant(), "2027-03-04 05:06") with { Tenant = Guid.Empty };
        await _host.Take(lost);
        await using var db = _host.Source.AcrossTenants();
        Assert.That(db.Set<UsageRejectRow>().Where(row => row.EventId == lost.Id).Select(row => row.Reason).Single(), Is.EqualTo("tenant_missing"));
    }

    [Test]
    public async Task Another_event_under_a_used_id_is_a_reject_and_the_first_one_stands()
    {
        var tenant = BillingHost.NewTenant();
        var first = Events.Inbound(tenant, "2027-03-04 05:06");
        var second = Events.Inbound(tenant, "2027-03-04 05:06");
        await _host.Take(first, second, second with { Quantity = 2 });
        await _host.Take(first with { Channel = "mail" }, second);
        Assert.That((await _host.Rows<UsageEventRow>(tenant)).Sum(row => row.Quantity), Is.EqualTo(2));
        var rejects = await _host.Rows<UsageRejectRow>(tenant);
        Assert.That(rejects.Select(row => (row.EventId, row.Reason)), Is.EquivalentTo(new[] { (first.Id, "id_reused"), (second.Id, "id_reused") }));
    }

    [Test]
    public async Task Acts_that_tell_of_one_activity_differ_without_reproach()
    {
        var tenant = BillingHost.NewTenant();
        var customer = Guid.CreateVersion7();
        var (one, other) = (Events.Active(tenant, customer, "2027-03-04 05:06"), Events.Active(tenant, customer, "2027-03-04 05:14", "mail"));
        Assert.That(one.Id, Is.EqualTo(other.Id));
        await _host.Take(one, other);
        await _host.Take(other);
        Assert.That(await _host.Rows<UsageEventRow>(tenant), Has.Count.EqualTo(1));
        Assert.That(await _host.Rows<UsageRejectRow>(tenant), Is.Empty);
    }

    [Test]
    public async Task An_activity_never_hides_another_act_under_its_id([Values] bool together, [Values] bool activityFirst)
    {
        var tenant = BillingHost.NewTenant();
        var active = Events.Active(tenant, Guid.CreateVersion7(), "2027-03-04 05:06");
        var message = Events.Inbound(tenant, "2027-03-04 05:06") with { Id = active.Id };
        UsageEvent[] events = activityFirst ? [active, message] : [message, active];
        if (together)
            await _host.Take(events);
        else
            foreach (var given in events)
                await _host.Take(given);
        Assert.That((await _host.Rows<UsageEventRow>(tenant)).Select(row => MeterCodes.Of(row.Meter).Code), Is.EqualTo(new[] { events[0].Meter }));
        Assert.That((await _host.Rows<UsageRejectRow>(tenant)).Select(row => (row.EventId, row.Reason)), Is.EqualTo(new[] { (active.Id, "id_reused") }));
    }

    [TestCase("UPDATE usage_events SET quantity = 0")]
    [TestCase("DELETE FROM usage_events")]
    [TestCase("UPDATE usage_rejects SET reason = ''")]
    [TestCase("DELETE FROM usage_rejects")]
    public async Task The_application_can_append_but_not_change_or_remove(string sql)
    {
        var tenant = BillingHost.NewTenant();
        await _host.Take(Events.Inbound(tenant, "2027-03-04 05:06"), Events.Inbound(tenant, "2027-03-04 05:06", 0));
        _host.AssertAppendOnly(tenant, sql);
        Assert.That((await _host.Rows<UsageEventRow>(tenant)).Single().Quantity, Is.EqualTo(1));
        Assert.That((await _host.Rows<UsageRejectRow>(tenant)).Single().Reason, Is.EqualTo("quantity_out_of_range"));
    }

    [Test]
    public async Task A_stored_zone_that_this_machine_lacks_counts_as_UTC_and_stays_stored()
    {
        var (mars, other) = (BillingHost.NewTenant(), BillingHost.NewTenant());
        await _host.Tell(mars, "Europe/Berlin");
        await _host.Writer.Transact(
            async (transaction, cancellation) =>
            {
                await transaction.SetTenant(mars, cancellation);
                await using var command = transaction.Command("UPDATE billing_tenants SET zones = replace(zones, 'Europe/Berlin', 'Mars/Olympus_Mons') WHERE tenant_id = @tenant");
                command.Bind("tenant", mars.Value);
                await command.ExecuteNonQueryAsync(cancellation);
            },
            CancellationToken.None);
        await _host.Take(Events.Inbound(mars, "2027-03-04 23:30"), Events.Active(mars, Guid.CreateVersion7(), "2027-03-31 23:30"), Events.Inbound(other, "2027-03-04 05:06"));
        await ExpectNaive(mars, "UTC");
        Assert.That(await _host.Rows<UsageEventRow>(other), Has.Count.EqualTo(1));
        await _host.Tell(mars, "Europe/Paris", version: 2);
        var zones = TenantCalendars.Parse((await _host.Rows<BillingTenantRow>(mars)).Single().Zones, 1);
        Assert.That(zones.Zones.Select(zone => zone.Zone), Is.EqualTo(new[] { "Mars/Olympus_Mons", "Europe/Paris" }));
        Assert.That(zones.Unknown, Is.EqualTo(new[] { "Mars/Olympus_Mons" }));
    }

    [TestCase("Mars/Olympus_Mons")]
    [TestCase("")]
    [TestCase("../../etc/passwd")]
    public async Task A_change_to_an_unknown_zone_keeps_the_days_as_they_were_and_is_kept_among_the_rejects(string zone)
    {
        var (fresh, older, other) = (BillingHost.NewTenant(), BillingHost.NewTenant(), BillingHost.NewTenant());
        await _host.Take(Events.Inbound(fresh, "2027-03-04 23:30"), Events.Active(fresh, Guid.CreateVersion7(), "2027-03-31 23:30"));
        await _host.Tell(older, "Asia/Taipei");

        await _host.Tell(BillingHost.Change(fresh, zone), BillingHost.Change(older, zone, 2), BillingHost.Change(other, "Europe/Berlin"));
        await _host.Tell(BillingHost.Change(older, zone, 2));
        await _host.Take(Events.Inbound(older, "2027-03-04 23:30"), Events.Active(older, Guid.CreateVersion7(), "2027-03-31 23:30"));

        await ExpectNaive(fresh, "UTC");
        await ExpectNaive(older, "Asia/Taipei");
        Assert.That((await _host.Rows<BillingTenantRow>(older)).Single().Version, Is.EqualTo(2), "what else the message says holds");
        Assert.That((await _host.Rows<BillingTenantRow>(other)).Single().Zones, Does.Contain("Europe/Berlin"), "others in the batch are served");
        foreach (var tenant in new[] { fresh, older })
        {
            var reject = (await _host.Rows<UsageRejectRow>(tenant)).Single();
            Assert.That((reject.Reason, reject.EventId), Is.EqualTo(("time_zone_unknown", Guid.Empty)));
            Assert.That(reject.Event, Does.Contain($"\"timeZone\":\"{zone}\""));
        }
    }

    [Test]
    public async Task A_known_zone_after_an_unknown_one_holds_from_the_next_period()
    {
        var tenant = BillingHost.NewTenant();
        await _host.Tell(tenant, "Mars/Olympus_Mons");
        await _host.Tell(tenant, "Europe/Paris", version: 2);
        var zones = TenantCalendars.Parse((await _host.Rows<BillingTenantRow>(tenant)).Single().Zones, 1);
        Assert.That(zones.Zones.Select(zone => zone.Zone), Is.EqualTo(new[] { "UTC", "Europe/Paris" }));
    }

    [Test]
    public async Task A_tenant_sees_its_own_usage_only()
    {
        var (mine, other) = (BillingHost.NewTenant(), BillingHost.NewTenant());
        await _host.Take(Events.Inbound(mine, "2027-03-04 05:06", 3), Events.Inbound(other, "2027-03-04 05:06", 5));
        var (from, to) = (Events.At("2027-03-01"), Events.At("2027-04-01"));
        Assert.That(await _host.Lines(mine, from, to, UsageGroup.Meter), Is.EqualTo(new[] { "messages.inbound - 3" }));
        Assert.That(await _host.Lines(other, from, to, UsageGroup.Meter), Is.EqualTo(new[] { "messages.inbound - 5" }));
        Assert.That(await _host.Lines(BillingHost.NewTenant(), from, to, UsageGroup.Meter), Is.Empty);
    }

    private async Task ExpectNaive(TenantId tenant, string zone) => Assert.That(
        NaiveRollups.From(await _host.Rows<UsageRollupRow>(tenant)),
        Is.EqualTo(NaiveRollups.Of(await _host.Rows<UsageEventRow>(tenant), TenantCalendar.First(zone))));
}
