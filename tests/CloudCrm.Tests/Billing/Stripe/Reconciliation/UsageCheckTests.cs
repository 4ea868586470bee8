using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Stripe.Meters;
using Stripe.Billing;
using static CloudCrm.Tests.Billing.Events;

namespace CloudCrm.Tests.Billing.Stripe.Reconciliation;

/// <summary>What Stripe has otherwise than it was told is found under its name and mended.</summary>
public sealed class UsageCheckTests
{
    private static readonly DateTimeOffset s_start = At("2028-03-02T00:20:00");
    private static readonly TimeSpan s_showing = TimeSpan.FromMinutes(45);

    private MeterHouse _house = null!;
    private TenantId _tenant;
    private string _customer = "";

    [OneTimeSetUp]
    public async Task Start() => _house = await MeterHouse.Start(s_start, new() { SummaryDelay = s_showing });

    [OneTimeTearDown]
    public async Task Stop() => await _house.DisposeAsync();

    // A tenant whose period begins at the third hour of the day: some usage in two hours before that and two after.
    [SetUp]
    public async Task Use()
    {
        var day = _house.Clock.Now = _house.Clock.Now.Floor(RollupSpan.Day).AddDays(1).AddMinutes(20);
        (_tenant, _customer) = await _house.NewTenant("America/Sao_Paulo", day.Day);
        await _house.Send(_tenant);
        _house.Clock.Now = day.AddHours(7);
        foreach (var (hour, quantity) in new[] { (1, 10), (2, 20), (3, 30), (5, 50) })
            await _house.Host.Take(Of(_tenant, CloudCrm.Contracts.Metering.Meters.MessagesOutbound, $"{day:yyyy-MM-dd}T0{hour}:30:00", quantity));
        await _house.Send(_tenant);
    }

    [Test]
    public async Task Without_a_difference_the_report_is_empty()
    {
        Assert.That(await Compare(), Is.EqualTo((0, 0, 0)), "what Stripe may not show yet is not compared");
        _house.Clock.Now += TimeSpan.FromHours(2);
        Assert.That(await Compare(), Is.EqualTo((4, 0, 0)));
        Assert.That(await Findings(), Is.Empty);
    }

    [Test]
    public async Task What_is_told_while_Stripe_is_asked_is_no_difference()
    {
        _house.Clock.Now += TimeSpan.FromHours(2);
        _house.Simulator.Faults.Next(CallFault.Held, path: "/v1/billing/meters/");
        var comparison = Compare();
        await Eventually.Holds(() => _house.Simulator.Faults.Holding == 1, "Stripe is asked");
        await _house.Host.Take(Of(_tenant, CloudCrm.Contracts.Metering.Meters.MessagesOutbound, $"{Hour(4):yyyy-MM-dd'T'HH}:40:00", 5));
        await _house.Send(_tenant);
        _house.Clock.Now += s_showing;
        _house.Simulator.Faults.Release();
        Assert.That(await comparison, Is.EqualTo((4, 0, 0)));
        Assert.That(await Findings(), Is.Empty);
    }

    [Test]
    public async Task A_lost_event_is_found_and_sent_again_when_it_is_old_enough()
    {
        _house.Simulator.Plant.LoseMeterEvent(Identifier(2));
        _house.Clock.Now += TimeSpan.FromHours(2);
        Assert.That(await Compare(), Is.EqualTo((4, 1, 0)), "it may show yet");
        Assert.That(await Findings(), Is.EqualTo(new[] { (StripeFindingKind.UsageLost, Subject(2), """{"expected":"20","found":"0"}""", (string?)null) }));
        await ExpectRepair((StripeFindingKind.UsageLost, 2));
    }

    [Test]
    public async Task A_difference_that_passes_by_itself_is_resolved()
    {
        _house.Simulator.Plant.LoseMeterEvent(Identifier(2));
        _house.Clock.Now += TimeSpan.FromHours(2);
        await Compare();
        await Add(2, "20");
        _house.Clock.Now += s_showing;
        Assert.That(await Compare(), Is.EqualTo((4, 0, 0)));
        Assert.That((await Findings()).Select(it => it.Resolution), Is.EqualTo(new[] { FindingBook.Gone }));
    }

    [Test]
    public async Task A_doubled_event_is_taken_back()
    {
        _house.Simulator.Plant.DoubleMeterEvent(Identifier(1));
        await ExpectRepair((StripeFindingKind.UsageDoubled, 1));
    }

    [Test]
    public async Task An_event_in_another_hour_goes_back()
    {
        _house.Simulator.Plant.MoveMeterEvent(Identifier(3), Hour(4).AddMinutes(7));
        await ExpectRepair((StripeFindingKind.UsageMoved, 3), (StripeFindingKind.UsageMoved, 4));
    }

    [Test]
    public async Task An_event_in_the_wrong_period_goes_back()
    {
        _house.Simulator.Plant.MoveMeterEvent(Identifier(2), Hour(3));
        await ExpectRepair((StripeFindingKind.UsageInWrongPeriod, 2), (StripeFindingKind.UsageInWrongPeriod, 3));
    }

    [Test]
    public async Task Usage_that_nobody_told_of_is_taken_back()
    {
        await Add(4, "7");
        await Add(5, "3");
        await ExpectRepair((StripeFindingKind.UsageUnknown, 4), (StripeFindingKind.UsageDiffers, 5));
    }

    [Test]
    public async Task Of_two_who_compared_at_once_one_corrects()
    {
        var meters = _house.Host.Grains.StripeMeters(_tenant);
        var number = _house.Host.Meters.Find("messages.outbound")!.Number;
        await meters.Correct([new(number, Hour(2), 20, 1)]);
        await meters.Correct([new(number, Hour(2), 20, 1)]);
        Assert.That((await _house.Host.Rows<StripeWindowRow>(_tenant)).Where(row => row.IsCorrection).Select(row => (row.Revision, row.ToQuantity())), Is.EqualTo(new[] { (1, 20m) }));
    }

    [Test]
    public async Task What_was_mended_on_Stripe_may_come_late_in_the_ledger_too()
    {
        _house.Simulator.Plant.LoseMeterEvent(Identifier(2));
        await ExpectRepair((StripeFindingKind.UsageLost, 2));
        await _house.Host.Take(Of(_tenant, CloudCrm.Contracts.Metering.Meters.MessagesOutbound, $"{Hour(2):yyyy-MM-dd'T'HH}:40:00", 5));
        await _house.Send(_tenant);
        Assert.That(_house.Metered(_customer)[("messages_outbound", Hour(2))], Is.EqualTo(25));
        _house.Clock.Now += TimeSpan.FromHours(7);
        Assert.That(await Compare(), Is.EqualTo((4, 0, 0)));
    }

    // Found under its name, mended, and gone with the next look.
    private async Task ExpectRepair(params (StripeFindingKind Kind, int Hour)[] differences)
    {
        _house.Clock.Now += TimeSpan.FromHours(7);
        var (_, found, repaired) = await Compare();
        Assert.That((found, repaired), Is.EqualTo((differences.Length, differences.Length)));
        Assert.That((await Findings()).Select(it => (it.Kind, it.Subject, it.Resolution)), Is.EquivalentTo(differences.Select(it => (it.Kind, Subject(it.Hour), "corrected"))));
        var expected = await _house.Expected(_tenant, TenantCalendar.First("America/Sao_Paulo", Hour(0).Day), Hour(0), Hour(6));
        Assert.That(_house.Metered(_customer), Is.EquivalentTo(expected));
        _house.Clock.Now += TimeSpan.FromHours(2);
        (_, found, _) = await Compare();
        Assert.That(found, Is.Zero);
    }

    private async Task<(int Compared, int Found, int Repaired)> Compare()
    {
        var report = await _house.Host.Get<StripeReconciler>().Run(_tenant, true, 1, CancellationToken.None);
        var usage = report.Comparisons.Single(it => it.What == "usage");
        return (usage.Compared, usage.Found, usage.Repaired);
    }

    private async Task<IEnumerable<(StripeFindingKind Kind, string Subject, string Details, string? Resolution)>> Findings() =>
        (await _house.Host.Rows<StripeFindingRow>(_tenant)).Select(row => (row.Kind, row.Subject, row.Details, row.Resolution));

    private Task<MeterEvent> Add(int hour, string quantity) => _house.Host.Get<StripeGate>().Call(
        new(_tenant, "meter_event.create", $"{Guid.CreateVersion7()}"),
        (client, options, stop) => client.V1.Billing.MeterEvents.CreateAsync(
            new() { EventName = "messages_outbound", Timestamp = Hour(hour).UtcDateTime, Payload = new() { [StripeMeterBook.CustomerKey] = _customer, [StripeMeterBook.ValueKey] = quantity } }, options, stop));

    private DateTimeOffset Hour(int hour) => _house.Clock.Now.AddDays(_house.Clock.Now.Hour >= 7 ? 0 : -1).Floor(RollupSpan.Day).AddHours(hour);

    private string Identifier(int hour) => $"{_tenant.Value:n}:2:{Hour(hour).ToUnixTimeSeconds()}:0";

    private string Subject(int hour) => UsageDifference.Subject("messages.outbound", Hour(hour));
}
