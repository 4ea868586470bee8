using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using CloudCrm.StripeSimulator;
using static CloudCrm.Tests.Billing.Events;

namespace CloudCrm.Tests.Billing.Stripe.Meters;

/// <summary>How usage goes to Stripe: once, in hours, and mended where it came late or Stripe failed.</summary>
public sealed class MeterTests
{
    private static readonly DateTimeOffset s_noon = At("2028-03-02T12:20:00");

    private MeterHouse _house = null!;

    [OneTimeSetUp]
    public async Task Start() => _house = await MeterHouse.Start(s_noon);

    [OneTimeTearDown]
    public async Task Stop() => await _house.DisposeAsync();

    [SetUp]
    public void Clear() => _house.Simulator.Faults.Clear();

    [Test]
    public async Task Hours_are_told_once_they_are_over_and_what_comes_late_is_one_more_event()
    {
        var (tenant, customer) = await _house.NewTenant();
        var hour = _house.Clock.Now.AddMinutes(-20);
        await _house.Host.Take(Message(tenant, hour.AddMinutes(-30), 5), Message(tenant, hour.AddMinutes(1), 100));
        await Twice(tenant);
        Assert.That(_house.Metered(customer), Is.EquivalentTo(Hours((hour.AddHours(-1), 5m))), "the running hour waits");

        _house.Clock.Now += TimeSpan.FromHours(1);
        await _house.Host.Take(Message(tenant, hour.AddMinutes(-31), 2));
        await Twice(tenant);
        Assert.That(_house.Metered(customer), Is.EquivalentTo(Hours((hour.AddHours(-1), 7m), (hour, 100m))));
        Assert.That((await Windows(tenant)).Select(row => (row.Revision, row.Quantity, row.State)), Is.EqualTo(new[]
        {
            (0, "5", StripeWindowState.Sent), (1, "2", StripeWindowState.Sent), (0, "100", StripeWindowState.Sent),
        }));
        Assert.That((await Windows(tenant))[1].Identifier, Is.EqualTo($"{tenant.Value:n}:2:{hour.AddHours(-1).ToUnixTimeSeconds()}:1"));
    }

    [Test]
    public async Task A_period_that_ended_before_the_first_look_is_told_where_the_subscription_began_in_it()
    {
        var (tenant, customer) = await _house.NewTenant(billingDay: _house.Clock.Now.AddDays(1).Day);
        var hour = _house.Clock.Now.AddMinutes(-20);
        await _house.Host.Take(Message(tenant, hour.AddMinutes(-30), 5));
        _house.Clock.Now += TimeSpan.FromDays(1);
        await Twice(tenant);
        Assert.That(_house.Metered(customer), Is.EquivalentTo(Hours((hour.AddHours(-1), 5m))));
    }

    [Test]
    public async Task What_moves_to_an_earlier_hour_is_taken_back_from_the_later_one()
    {
        var (tenant, customer) = await _house.NewTenant();
        var (hour, who) = (_house.Clock.Now.AddMinutes(-20), Guid.CreateVersion7());
        await _house.Host.Take(Active(tenant, who, Text(hour.AddMinutes(-30))));
        await Twice(tenant);
        await _house.Host.Take(Active(tenant, who, Text(hour.AddHours(-3))));
        await Twice(tenant);
        Assert.That(_house.Metered(customer), Is.EquivalentTo(new Dictionary<(string, DateTimeOffset), decimal> { [("customers_active", hour.AddHours(-3))] = 1 }));
    }

    [Test]
    public async Task Parts_of_an_external_meter_keep_all_their_places()
    {
        var (tenant, customer) = await _house.NewTenant();
        var meter = await _house.Host.NewMeter(MeterAggregation.Sum, 6);
        var hour = _house.Clock.Now.AddMinutes(-20);
        foreach (var value in new[] { "987654.123456", "0.000001" })
            Assert.That((await _house.Host.Grains.UsageIntake(tenant).Take([External(meter, value, hour.AddMinutes(-5))])).Single().Refusal, Is.Null);
        await Twice(tenant);
        Assert.That(_house.Metered(customer).Values, Is.EqualTo(new[] { 987654.123457m }));
    }

    [TestCase("0", "")]
    [TestCase("-3.5", "-3.5")]
    [TestCase("123456789012.123456", "123456789012.123 0.000456")]
    [TestCase("-1234567890123456.5", "-999999999999999 -234567890123457 -0.5")]
    public void What_has_more_digits_than_Stripe_takes_goes_in_parts(string quantity, string parts) => Assert.That(
        string.Join(' ', StripeQuantity.Parts(decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture), 20).Select(StripeQuantity.Text)), Is.EqualTo(parts));

    [FsCheck.NUnit.Property]
    public bool Parts_sum_to_the_whole_and_have_few_digits(int units, byte places)
    {
        var quantity = StripeQuantity.Round(units * 98_765_432.123456789m / (decimal)Math.Pow(10, places % 10));
        var parts = StripeQuantity.Parts(quantity, 20).ToList();
        return parts.Sum() == quantity && parts.TrueForAll(part => part != 0 && StripeQuantity.Text(part).TrimStart('-').TrimStart('0').Count(char.IsAsciiDigit) <= 15);
    }

    [Test]
    public async Task Every_step_of_the_sender_may_break_off([Values(Fault.Before, Fault.After)] Fault fault, [Values(1, 30)] int hoursLater)
    {
        var (tenant, customer) = await _house.NewTenant();
        var expected = 0m;
        for (var spared = 0; spared < 8; spared++)
        {
            expected++;
            await _house.Host.Take(Message(tenant, _house.Clock.Now.AddHours(-1), 1));
            _house.Host.Faults.Fail(fault, spared);
            try
            {
                await _house.Host.Get<IEnumerable<CloudCrm.Foundation.Scheduling.IDueHandler>>().Single(handler => handler.Kind == "stripe.meters")
                    .Handle(new() { TenantId = tenant, Id = Guid.CreateVersion7(), Kind = "stripe.meters", DueAt = _house.Clock.Now }, CancellationToken.None);
            }
            catch (IOException)
            {
                // The process ends here.
            }

            _house.Host.Faults.Fail(Fault.None);
            _house.Clock.Now += TimeSpan.FromHours(hoursLater);
            await Twice(tenant);
            Assert.That(_house.Metered(customer).Values.Sum(), Is.EqualTo(expected), $"step {spared}");
        }
    }

    [TestCase(CallFault.LostCall)]
    [TestCase(CallFault.LostAnswer)]
    [TestCase(CallFault.Conflict)]
    [TestCase(CallFault.Unavailable)]
    [TestCase(CallFault.FailedBefore)]
    [TestCase(CallFault.FailedAfter)]
    public async Task Every_failure_of_Stripes_ends_with_one_event(CallFault fault)
    {
        var (tenant, customer) = await _house.NewTenant();
        await _house.Host.Take(Message(tenant, _house.Clock.Now.AddHours(-1), 3));
        _house.Simulator.Faults.Next(fault, path: "/v1/billing/meter_events");
        await _house.Send(tenant);
        Assert.That(_house.Metered(customer).Values, Is.EqualTo(new[] { 3m }));
        Assert.That((await Windows(tenant)).Select(row => row.State), Is.EqualTo(new[] { StripeWindowState.Sent }));
    }

    [Test]
    public async Task Who_left_stays_left_when_somebody_looks_later_and_begins_anew_on_coming_back()
    {
        var (tenant, customer) = await _house.NewTenant();
        var hour = _house.Clock.Now.AddMinutes(-20);
        await _house.Host.Take(Message(tenant, hour.AddMinutes(-30), 5));
        await _house.Send(tenant);
        await Leave(tenant, customer, isGone: true);
        await _house.Send(tenant);
        _house.Clock.Now += TimeSpan.FromHours(2);
        await _house.Host.Take(Message(tenant, hour.AddMinutes(30), 7));
        await _house.Host.Get<UsageCheck>().Check(new(tenant, customer, null), isWhole: true, default);
        Assert.That(_house.Metered(customer), Is.EquivalentTo(Hours((hour.AddHours(-1), 5m))));

        _house.Clock.Now += TimeSpan.FromDays(70);
        await Leave(tenant, customer, isGone: false);
        await _house.Send(tenant);
        Assert.That((await _house.Host.Rows<StripeFindingRow>(tenant)).Select(row => row.Kind), Is.Empty, "nothing of the time between is owed");
    }

    [Test]
    public async Task A_meter_that_takes_nothing_is_found_and_the_others_go_on()
    {
        var (tenant, customer) = await _house.NewTenant();
        var meter = await _house.Host.NewMeter(MeterAggregation.Sum);
        var hour = _house.Clock.Now.AddMinutes(-20);
        await _house.Host.Grains.UsageIntake(tenant).Take([External(meter, "4", hour.AddMinutes(-5))]);
        await Twice(tenant);
        await _house.Host.Get<CloudCrm.Billing.Payments.Stripe.Gate.StripeGate>().Call(
            new(null, "meter.deactivate", $"off:{meter.Code}"),
            async (client, options, stop) => await client.V1.Billing.Meters.DeactivateAsync(await _house.Host.Get<StripeMeterBook>().IdOf(_house.Host.Meters.Find(meter.Code)!, stop), null, options, stop));
        await _house.Host.Grains.UsageIntake(tenant).Take([External(meter, "1", hour.AddMinutes(-6))]);
        await _house.Host.Take(Message(tenant, hour.AddMinutes(-5), 9));
        await Twice(tenant);
        Assert.That(_house.Metered(customer).Values, Is.EquivalentTo(new[] { 4m, 9m }));
        Assert.That((await _house.Host.Rows<StripeFindingRow>(tenant)).Select(row => (row.Kind, row.Subject)), Is.EqualTo(new[] { (StripeFindingKind.UsageRefused, meter.Code) }));
    }

    [Test]
    public void Codes_never_meet_in_one_name() =>
        Assert.That(new[] { "a.b", "a_b", "a-b", "a.b.c", "a_b.c" }.Select(StripeMeterBook.NameOf), Is.EqualTo(new[] { "a_b", "a__b", "a___b", "a_b_c", "a__b_c" }));

    private static UsageEvent Message(TenantId tenant, DateTimeOffset at, long quantity) => Of(tenant, CloudCrm.Contracts.Metering.Meters.MessagesOutbound, Text(at), quantity);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static ExternalUsage External(MeterDefinition meter, string value, DateTimeOffset at) =>
        new($"{Guid.CreateVersion7()}", "/test", meter.Code, at, null, [.. System.Text.Encoding.UTF8.GetBytes($$"""{"value":"{{value}}"}""")]);

    private static Dictionary<(string, DateTimeOffset), decimal> Hours(params (DateTimeOffset Hour, decimal Quantity)[] hours) =>
        hours.ToDictionary(hour => ("messages_outbound", hour.Hour), hour => hour.Quantity);

    private async Task<List<StripeWindowRow>> Windows(TenantId tenant) => [.. (await _house.Host.Rows<StripeWindowRow>(tenant)).OrderBy(row => row.StartsAt).ThenBy(row => row.Revision)];

    // Once more changes nothing.
    private async Task Twice(TenantId tenant)
    {
        await _house.Send(tenant);
        await _house.Send(tenant);
    }

    private async Task Leave(TenantId tenant, string customer, bool isGone)
    {
        var before = (await _house.Host.Rows<StripeAccountRow>(tenant)).Single();
        var document = isGone
            ? $$"""{"customerId":"{{customer}}"}"""
            : _house.Subscribed(customer, "sub_2");
        await _house.Host.Writer.Commit(Act.Change(tenant, new StripeAccountRow { TenantId = tenant, Document = document, Version = before.Version + 1 }, before.Version));
    }
}
