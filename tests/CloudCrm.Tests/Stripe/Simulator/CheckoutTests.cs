using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class CheckoutTests : SimulatorFixture
{
    [Test]
    public async Task Somebody_subscribes_on_the_page()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        var session = await Session(firm);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var url = session.Text("url");
        Assert.That(await browser.GetStringAsync(url), Does.Contain("<form"));
        using var declined = await browser.PostAsync(url, Form("Declines"));
        Assert.That(await declined.Content.ReadAsStringAsync(), Does.Contain("declined"));
        using var paid = await browser.PostAsync(url, Form("Good"));
        Assert.That(paid.Headers.Location!.ToString(), Is.EqualTo($"https://example.com/done?id={session.Id()}"));

        var done = await Stripe.Get($"/v1/checkout/sessions/{session.Id()}?expand[]=subscription&expand[]=line_items");
        Assert.That((done.Text("status"), done["subscription"]!.Text("status"), done["subscription"]!["metadata"]!.Text("tenant")), Is.EqualTo(("complete", "active", "t1")));
        Assert.That(done["line_items"]!.Data(), Has.Count.EqualTo(1));
        Assert.That(Simulator.Reports.EventTypes()[^1], Is.EqualTo("checkout.session.completed"));
    }

    [Test]
    public async Task A_session_that_nobody_completes_expires()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        var session = await Session(firm);
        firm.To(Firm.Start.AddDays(2));

        Assert.That((await Stripe.Get($"/v1/checkout/sessions/{session.Id()}")).Text("status"), Is.EqualTo("expired"));
    }

    [Test]
    public async Task The_portal_changes_the_card_and_cancels()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        Simulator.Hooks.SetCard(firm.Customer, Card.Good);
        await firm.Subscribe();
        var portal = await Stripe.Post("/v1/billing_portal/sessions", $"customer={firm.Customer}", "return_url=https://example.com/", "flow_data[type]=payment_method_update");
        using var browser = new HttpClient();
        using var card = await browser.PostAsync(portal.Text("url"), new FormUrlEncodedContent([new("do", "card"), new("card", "Declines")]));
        using var cancel = await browser.PostAsync(portal.Text("url"), new FormUrlEncodedContent([new("do", "cancel"), new("subscription", firm.Subscription)]));

        Assert.That((await firm.Read())["cancel_at_period_end"]!.GetValue<bool>(), Is.True);
        Assert.That((await Stripe.Get($"/v1/customers/{firm.Customer}/payment_methods")).Data(), Has.Count.EqualTo(2));
    }

    private static FormUrlEncodedContent Form(string card) => new([new("do", "pay"), new("card", card)]);

    private Task<System.Text.Json.Nodes.JsonObject> Session(Firm firm) => Stripe.Post("/v1/checkout/sessions", "mode=subscription", $"customer={firm.Customer}",
        $"line_items[0][price]={firm.Base}", "line_items[0][quantity]=1", "success_url=https://example.com/done?id={CHECKOUT_SESSION_ID}", "subscription_data[metadata][tenant]=t1");
}
