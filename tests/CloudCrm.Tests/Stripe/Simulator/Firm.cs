using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

/// <summary>A customer on a test clock that subscribes to a base fee and seats by the month.</summary>
internal sealed class Firm(Simulator simulator, StripeCaller stripe)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);

    public string Clock { get; private set; } = "";

    public string Customer { get; private set; } = "";

    public string Base { get; private set; } = "";

    public string Seats { get; private set; } = "";

    public string Subscription { get; private set; } = "";

    public static async Task<Firm> Make(Simulator simulator, StripeCaller stripe)
    {
        var firm = new Firm(simulator, stripe)
        {
            Clock = (await stripe.Post("/v1/test_helpers/test_clocks", $"frozen_time={Start.Seconds()}")).Id(),
        };
        firm.Customer = (await stripe.Post("/v1/customers", "name=Acme", $"test_clock={firm.Clock}")).Id();
        firm.Base = (await firm.Price(4_900)).Id();
        firm.Seats = (await firm.Price(1_250)).Id();
        return firm;
    }

    public Task<JsonObject> Price(long unitAmount, params string[] more) => stripe.Post("/v1/prices",
        ["currency=eur", $"unit_amount={unitAmount}", "recurring[interval]=month", "product_data[name]=Plan", .. more]);

    public async Task<JsonObject> Subscribe(params string[] more)
    {
        var subscription = await stripe.Post("/v1/subscriptions",
            [$"customer={Customer}", $"items[0][price]={Base}", $"items[1][price]={Seats}", "items[1][quantity]=3", "proration_behavior=none", .. more]);
        Subscription = subscription.Id();
        return subscription;
    }

    public void To(DateTimeOffset until) => simulator.Hooks.Advance(Clock, until);

    public Task<JsonObject> Read() => stripe.Get($"/v1/subscriptions/{Subscription}");

    /// <summary>The invoices, newest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> Invoices() => (await stripe.Get($"/v1/invoices?customer={Customer}")).Data();

    public async Task<JsonObject> Newest() => (await Invoices())[0];
}
