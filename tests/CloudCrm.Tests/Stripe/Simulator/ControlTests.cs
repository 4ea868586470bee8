using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class ControlTests : SimulatorFixture
{
    [Test]
    public async Task Programs_outside_can_order_faults_and_read_reports()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Simulator.Url + "/_sim/") };
        using var ordered = await http.PostAsJsonAsync("faults", new { fault = "Conflict", path = "/v1/customers" });
        Assert.That(ordered.IsSuccessStatusCode, Is.True);
        Assert.That((await Stripe.Try("/v1/customers", "k1", "name=Acme")).Status, Is.EqualTo(409));
        await Stripe.Try("/v1/customers", "k1", "name=Acme");

        var calls = await http.GetFromJsonAsync<JsonArray>("reports/calls");
        Assert.That(calls!.Select(call => call!.Number("status")), Is.EqualTo(new[] { 409L, 200L }));
        using var reset = await http.PostAsync("reset", null);
        Assert.That((await Stripe.Get("/v1/customers")).Data(), Is.Empty);
        using var unknown = await http.PostAsJsonAsync("faults", new { fault = "Conflict", wrong = 1 });
        Assert.That((int)unknown.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Planted_discrepancies_show_in_the_reports()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        Simulator.Hooks.SetCard(firm.Customer, Card.Good);
        await firm.Subscribe();
        await Stripe.Post("/v1/billing/meters", "display_name=Messages", "event_name=messages", "default_aggregation[formula]=sum",
            "customer_mapping[type]=by_id", "customer_mapping[event_payload_key]=stripe_customer_id", "value_settings[event_payload_key]=value");
        foreach (var identifier in (string[])["a", "b", "c"])
            await Stripe.Post("/v1/billing/meter_events", "event_name=messages", $"identifier={identifier}", "payload[value]=10", $"payload[stripe_customer_id]={firm.Customer}");
        Simulator.Plant.LoseMeterEvent("a");
        Simulator.Plant.DoubleMeterEvent("b");
        Simulator.Plant.MoveMeterEvent("c", Firm.Start.AddDays(-5));
        var invoice = Simulator.Reports.Invoices(firm.Customer).Single();
        Simulator.Plant.ChangeLine(invoice["lines"]!.Data()[0].Id(), 1);

        Assert.That(Simulator.Reports.Metered().Select(hour => (hour.Sum, hour.Events)), Is.EqualTo(new[] { (10m, 1), (20m, 2) }));
        Assert.That((await firm.Newest()).Number("total"), Is.EqualTo(3_751));
    }

    [Test]
    public async Task A_test_clock_is_advancing_until_it_is_asked_again()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        var answer = await Stripe.Post($"/v1/test_helpers/test_clocks/{firm.Clock}/advance", $"frozen_time={Firm.Start.AddDays(3).Seconds()}");
        Assert.That(answer.Text("status"), Is.EqualTo("advancing"));
        Assert.That((await Stripe.Get($"/v1/test_helpers/test_clocks/{firm.Clock}")).Text("status"), Is.EqualTo("ready"));

        Simulator.Hooks.SetCard(firm.Customer, Card.Good);
        await firm.Subscribe();
        Assert.That((await Stripe.Try($"/v1/test_helpers/test_clocks/{firm.Clock}/advance", null, $"frozen_time={Firm.Start.AddDays(200).Seconds()}")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Customers_without_a_test_clock_live_by_the_simulators()
    {
        var clock = new HandClock(Firm.Start);
        await using var simulator = await StripeSimulator.Simulator.Start(new SimulatorOptions { Time = clock });
        using var stripe = new StripeCaller(simulator);
        var customer = (await stripe.Post("/v1/customers", "name=Acme", "payment_method=pm_card_visa")).Id();
        simulator.Hooks.SetCard(customer, Card.Good);
        var price = await stripe.Post("/v1/prices", "currency=eur", "unit_amount=100", "recurring[interval]=month", "product_data[name]=Plan");
        await stripe.Post("/v1/subscriptions", $"customer={customer}", $"items[0][price]={price.Id()}");
        clock.Now = Firm.Start.AddDays(100);

        var invoices = (await stripe.Get($"/v1/invoices?customer={customer}")).Data();
        Assert.That(invoices.Select(invoice => DateTimeOffset.FromUnixTimeSeconds(invoice.Number("created")).Day), Is.EqualTo(new[] { 30, 31, 28, 31 }));
        Assert.That(invoices.Select(invoice => invoice.Text("status")), Is.All.EqualTo("paid"));
    }
}
