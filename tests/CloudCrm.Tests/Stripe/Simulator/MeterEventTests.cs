using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class MeterEventTests : SimulatorFixture
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly HandClock _clock = new(s_now);
    private string _customer = "";
    private string _meter = "";

    [SetUp]
    public async Task MakeMeter()
    {
        _clock.Now = s_now;
        _customer = (await Stripe.Post("/v1/customers", "name=Acme")).Id();
        _meter = (await Stripe.Post("/v1/billing/meters", "display_name=Messages", "event_name=messages", "default_aggregation[formula]=sum",
            "customer_mapping[type]=by_id", "customer_mapping[event_payload_key]=stripe_customer_id", "value_settings[event_payload_key]=value")).Id();
    }

    [Test]
    public async Task An_identifier_is_taken_once()
    {
        Assert.That((await Report("a", "5")).Status, Is.EqualTo(200));
        var again = await Report("a", "5");

        Assert.That(again.Status, Is.EqualTo(400));
        Assert.That(again.Body["error"]!.Text("message"), Does.StartWith("An event already exists with identifier a"));
        Assert.That(Simulator.Reports.Metered().Single().Sum, Is.EqualTo(5));
    }

    [Test]
    public async Task An_identifier_is_free_again_after_a_day()
    {
        await Report("a", "5");
        _clock.Now = s_now.AddHours(25);

        Assert.That((await Report("a", "5")).Status, Is.EqualTo(200));
    }

    [TestCase("1234567890123456", 0, "meter_event_value_too_many_digits")]
    [TestCase("many", 0, "meter_event_invalid_value")]
    [TestCase("1", 301, "timestamp_in_future")]
    [TestCase("1", -(35 * 86_400) - 1, "timestamp_too_far_in_past")]
    public async Task Bad_events_are_refused(string value, int seconds, string code) =>
        Assert.That((await Report("a", value, s_now.AddSeconds(seconds))).Code, Is.EqualTo(code));

    [Test]
    public async Task Summaries_group_by_hour_and_come_late()
    {
        await Report("a", "5", s_now.AddHours(-3));
        await Report("b", "7", s_now.AddHours(-3).AddMinutes(59));
        await Report("c", "2", s_now.AddHours(-1));

        Assert.That(await Hours(), Is.Empty, "not shown yet");
        _clock.Now = s_now.AddMinutes(6);
        Assert.That(await Hours(), Is.EqualTo(new[] { (s_now.AddHours(-1), 2m), (s_now.AddHours(-3), 12m) }));
    }

    [Test]
    public async Task An_event_can_be_taken_back_within_a_day()
    {
        await Report("a", "5");
        await Report("b", "6");
        await Cancel("a");
        _clock.Now = s_now.AddHours(25);

        Assert.That((await Stripe.Try("/v1/billing/meter_event_adjustments", null, "event_name=messages", "type=cancel", "cancel[identifier]=b")).Status, Is.EqualTo(400));
        Assert.That(Simulator.Reports.Metered().Single().Sum, Is.EqualTo(6));
    }

    [Test]
    public async Task A_meter_and_customer_take_one_call_at_a_time()
    {
        Simulator.Faults.Next(CallFault.Held);
        var held = Report("a", "5");
        await Eventually.Holds(() => Simulator.Faults.Holding == 1, "the first call is held");
        var second = await Report("b", "5");
        Simulator.Faults.Release();

        Assert.That((second.Status, second.Code), Is.EqualTo((429, "lock_timeout")));
        Assert.That((await held).Status, Is.EqualTo(200));
        Assert.That((await Report("b", "5")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Bad_events_can_be_reported_afterwards()
    {
        await using var late = await StripeSimulator.Simulator.Start(new SimulatorOptions { ReportsBadMeterEventsLater = true });
        using var stripe = new StripeCaller(late);
        var answer = await stripe.Try("/v1/billing/meter_events", null, "event_name=nothing", "payload[value]=1", "payload[stripe_customer_id]=cus_x");

        Assert.That(answer.Status, Is.EqualTo(200));
        var sent = late.Reports.Sent().Single();
        Assert.That(sent["data"], Is.Null, "a thin event");
        Assert.That((await stripe.Get($"/v2/core/events/{sent.Id()}"))["data"]!["reason"]!["error_types"]![0]!.Text("code"), Is.EqualTo("no_meter"));
        Assert.That(late.Reports.EventTypes(), Is.EqualTo(new[] { "v1.billing.meter.no_meter_found" }));
    }

    protected override SimulatorOptions Options() => new() { Time = _clock, SummaryDelay = TimeSpan.FromMinutes(5) };

    private Task<StripeAnswer> Report(string identifier, string value, DateTimeOffset? at = null) => Stripe.Try("/v1/billing/meter_events", null,
        "event_name=messages", $"identifier={identifier}", $"timestamp={(at ?? s_now).Seconds()}", $"payload[value]={value}", $"payload[stripe_customer_id]={_customer}");

    private Task<JsonObject> Cancel(string identifier) =>
        Stripe.Post("/v1/billing/meter_event_adjustments", "event_name=messages", "type=cancel", $"cancel[identifier]={identifier}");

    private async Task<IEnumerable<(DateTimeOffset, decimal)>> Hours()
    {
        var list = await Stripe.Get($"/v1/billing/meters/{_meter}/event_summaries?customer={_customer}&start_time={s_now.AddDays(-1).Seconds()}&end_time={s_now.Seconds()}&value_grouping_window=hour");
        return list.Data().Select(one => (DateTimeOffset.FromUnixTimeSeconds(one.Number("start_time")), one["aggregated_value"]!.GetValue<decimal>()));
    }
}
