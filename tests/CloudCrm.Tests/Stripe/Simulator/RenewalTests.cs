using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class RenewalTests : SimulatorFixture
{
    private static readonly DateTimeOffset s_february = new(2026, 2, 28, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_march = new(2026, 3, 31, 10, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task The_first_invoice_is_paid_at_once()
    {
        var firm = await Good();

        Assert.That((await firm.Read()).Text("status"), Is.EqualTo("active"));
        var invoice = await firm.Newest();
        Assert.That((invoice.Text("status"), invoice.Text("billing_reason"), invoice.Number("amount_paid")), Is.EqualTo(("paid", "subscription_create", 8_650L)));
        Assert.That(Simulator.Reports.EventTypes(), Does.Contain("customer.subscription.created").And.Contain("invoice.paid").And.Contain("charge.succeeded"));
    }

    [Test]
    public async Task A_renewal_opens_a_draft_with_the_licensed_items_of_the_next_period()
    {
        var firm = await Good();
        firm.To(s_february);

        var draft = await firm.Newest();
        Assert.That((draft.Text("status"), draft.Text("billing_reason"), draft["auto_advance"]!.GetValue<bool>()), Is.EqualTo(("draft", "subscription_cycle", true)));
        Assert.That(draft["lines"]!.Data().Select(line => (line.Number("amount"), line.Number("quantity"), line["period"]!.Number("start"))), Is.EqualTo(new[]
        {
            (4_900L, 1L, s_february.ToUnixTimeSeconds()), (3_750L, 3L, s_february.ToUnixTimeSeconds()),
        }));
        Assert.That(draft["parent"]!["subscription_details"]!.Text("subscription"), Is.EqualTo(firm.Subscription));
        var item = (await firm.Read())["items"]!.Data()[0];
        Assert.That(item.Number("current_period_end"), Is.EqualTo(s_march.ToUnixTimeSeconds()), "a month that lacks the day ends on its last one");
    }

    [Test]
    public async Task A_draft_goes_on_by_itself_after_an_hour()
    {
        var firm = await Good();
        firm.To(s_february.AddMinutes(59));
        Assert.That((await firm.Newest()).Text("status"), Is.EqualTo("draft"));
        firm.To(s_february.AddMinutes(61));

        Assert.That((await firm.Newest()).Text("status"), Is.EqualTo("paid"));
    }

    [Test]
    public async Task A_draft_that_is_kept_takes_items_and_is_final_when_told()
    {
        var firm = await Good();
        firm.To(s_february);
        var draft = (await firm.Newest()).Id();
        await Stripe.Post($"/v1/invoices/{draft}", "auto_advance=false");
        await Item("amount=1234", "description=Usage");
        await Item("amount=-34", "description=Discount");
        firm.To(s_february.AddDays(2));
        Assert.That((await firm.Newest()).Text("status"), Is.EqualTo("draft"));

        var final = await Stripe.Post($"/v1/invoices/{draft}/finalize", "auto_advance=true");
        Assert.That((final.Text("status"), final.Number("total")), Is.EqualTo(("open", 9_850L)), "paid only afterwards");
        Assert.That((await firm.Newest()).Text("status"), Is.EqualTo("paid"));
        var late = await Stripe.Try("/v1/invoiceitems", null, $"customer={firm.Customer}", $"invoice={draft}", "amount=1", "currency=eur");
        Assert.That((late.Status, late.Code), Is.EqualTo((400, "invoice_not_editable")));

        Task<System.Text.Json.Nodes.JsonObject> Item(params string[] words) =>
            Stripe.Post("/v1/invoiceitems", [$"customer={firm.Customer}", $"invoice={draft}", "currency=eur", .. words]);
    }

    [Test]
    public async Task Many_lines_come_in_pages()
    {
        var firm = await Good();
        firm.To(s_february);
        var draft = (await firm.Newest()).Id();
        for (var i = 0; i < 12; i++)
            await Stripe.Post("/v1/invoiceitems", $"customer={firm.Customer}", $"invoice={draft}", "currency=eur", $"amount={i}");

        var invoice = await Stripe.Get($"/v1/invoices/{draft}");
        Assert.That(invoice["lines"]!.Data(), Has.Count.EqualTo(10));
        Assert.That(invoice["lines"]!["has_more"]!.GetValue<bool>(), Is.True);
        Assert.That((await Stripe.Get($"/v1/invoices/{draft}/lines?limit=100")).Data().Sum(line => line.Number("amount")), Is.EqualTo(invoice.Number("total")));
    }

    [Test]
    public async Task A_draft_takes_250_lines_and_no_more()
    {
        var firm = await Good();
        var draft = (await Stripe.Post("/v1/invoices", $"customer={firm.Customer}")).Id();
        for (var i = 0; i < 250; i++)
            await Stripe.Post("/v1/invoiceitems", $"customer={firm.Customer}", $"invoice={draft}", "currency=eur", "amount=1");

        Assert.That((await Stripe.Try("/v1/invoiceitems", null, $"customer={firm.Customer}", $"invoice={draft}", "currency=eur", "amount=1")).Status, Is.EqualTo(400));
        Assert.That((await Stripe.Get($"/v1/invoices/{draft}")).Number("total"), Is.EqualTo(250));
        Assert.That((await Stripe.Get($"/v1/invoiceitems?customer={firm.Customer}&pending=true")).Data(), Is.Empty);
    }

    [Test]
    public async Task Too_many_changes_of_quantity_get_429()
    {
        var firm = await Good();
        var seats = (await firm.Read())["items"]!.Data()[1].Id();
        var statuses = new List<int>();
        for (var i = 0; i < 201; i++)
            statuses.Add((await Stripe.Try($"/v1/subscription_items/{seats}", null, $"quantity={10 + i}", "proration_behavior=none")).Status);

        Assert.That((statuses.Count(status => status == 200), statuses[^1]), Is.EqualTo((200, 429)));
        firm.To(Firm.Start.AddHours(2));
        Assert.That((await Stripe.Try($"/v1/subscription_items/{seats}", null, "quantity=9", "proration_behavior=none")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_card_that_fails_makes_it_past_due_and_another_one_recovers_it()
    {
        var firm = await Good();
        Simulator.Hooks.TurnCard(firm.Customer, Card.Declines);
        firm.To(s_february.AddHours(2));
        Assert.That(((await firm.Read()).Text("status"), (await firm.Newest()).Text("status")), Is.EqualTo(("past_due", "open")));

        Simulator.Hooks.SetCard(firm.Customer, Card.Good);
        firm.To(s_february.AddDays(4));
        Assert.That(((await firm.Read()).Text("status"), (await firm.Newest()).Text("status"), (await firm.Newest()).Number("attempt_count")), Is.EqualTo(("active", "paid", 2L)));
    }

    [Test]
    public async Task A_card_that_never_pays_ends_the_subscription()
    {
        var firm = await Good();
        Simulator.Hooks.TurnCard(firm.Customer, Card.Expires, s_february);
        firm.To(s_february.AddDays(20));

        Assert.That((await firm.Read()).Text("status"), Is.EqualTo("canceled"));
        Assert.That((await firm.Newest()).Text("status"), Is.EqualTo("open"));
        Assert.That(Simulator.Reports.EventTypes().Count(type => type == "invoice.payment_failed"), Is.EqualTo(4));
    }

    [Test]
    public async Task A_first_payment_that_fails_is_incomplete_and_expires()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        Simulator.Hooks.SetCard(firm.Customer, Card.NeedsAction);
        Assert.That((await firm.Subscribe()).Text("status"), Is.EqualTo("incomplete"));
        firm.To(Firm.Start.AddDays(1));

        Assert.That(((await firm.Read()).Text("status"), (await firm.Newest()).Text("status")), Is.EqualTo(("incomplete_expired", "void")));
    }

    [Test]
    public async Task Paying_by_hand_says_why_it_failed()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        Simulator.Hooks.SetCard(firm.Customer, Card.InsufficientFunds);
        await firm.Subscribe();
        var pay = await Stripe.Try($"/v1/invoices/{(await firm.Newest()).Id()}/pay", null);
        Assert.That((pay.Status, pay.Type, pay.Code, pay.Body["error"]!.Text("decline_code")), Is.EqualTo((402, "card_error", "card_declined", "insufficient_funds")));

        Simulator.Hooks.TurnCard(firm.Customer, Card.Good);
        await Stripe.Post($"/v1/invoices/{(await firm.Newest()).Id()}/pay");
        Assert.That((await firm.Read()).Text("status"), Is.EqualTo("active"));
    }

    [Test]
    public async Task A_trial_ends_with_an_invoice()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        Simulator.Hooks.SetCard(firm.Customer, Card.Good);
        var trial = await firm.Subscribe($"trial_end={Firm.Start.AddDays(14).Seconds()}");
        Assert.That((trial.Text("status"), (await firm.Newest()).Number("total")), Is.EqualTo(("trialing", 0L)));
        firm.To(Firm.Start.AddDays(12));
        Assert.That(Simulator.Reports.EventTypes(), Does.Contain("customer.subscription.trial_will_end"));
        firm.To(Firm.Start.AddDays(15));

        Assert.That(((await firm.Read()).Text("status"), (await firm.Newest()).Number("amount_paid")), Is.EqualTo(("active", 8_650L)));
    }

    [Test]
    public async Task A_cancellation_at_the_end_of_the_period_sends_no_invoice()
    {
        var firm = await Good();
        await Stripe.Post($"/v1/subscriptions/{firm.Subscription}", "cancel_at_period_end=true");
        firm.To(s_february.AddHours(3));

        Assert.That((await firm.Read()).Text("status"), Is.EqualTo("canceled"));
        Assert.That(await firm.Invoices(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_schedule_changes_prices_at_the_renewal()
    {
        var firm = await Good();
        var dearer = await firm.Price(5_900);
        var schedule = await Stripe.Post("/v1/subscription_schedules", $"from_subscription={firm.Subscription}");
        var phase = schedule["phases"]![0]!;
        await Stripe.Post($"/v1/subscription_schedules/{schedule.Id()}", "end_behavior=release",
            $"phases[0][items][0][price]={firm.Base}", "phases[0][items][0][quantity]=1", $"phases[0][items][1][price]={firm.Seats}", "phases[0][items][1][quantity]=3",
            $"phases[0][start_date]={phase.Number("start_date")}", $"phases[0][end_date]={phase.Number("end_date")}",
            $"phases[1][items][0][price]={dearer.Id()}", "phases[1][items][0][quantity]=1", $"phases[1][items][1][price]={firm.Seats}", "phases[1][items][1][quantity]=4",
            "phases[1][duration][interval]=month", "phases[1][proration_behavior]=none");
        firm.To(s_february);

        Assert.That((await firm.Newest())["lines"]!.Data().Select(line => line.Number("amount")), Is.EquivalentTo(new[] { 5_900L, 5_000L }));
        firm.To(s_march);
        Assert.That((await Stripe.Get($"/v1/subscription_schedules/{schedule.Id()}")).Text("status"), Is.EqualTo("released"));
    }

    [Test]
    public async Task Seats_change_without_prorations_or_with_them()
    {
        var firm = await Good();
        var seats = (await firm.Read())["items"]!.Data()[1].Id();
        await Stripe.Post($"/v1/subscription_items/{seats}", "quantity=5", "proration_behavior=none");
        Assert.That((await Stripe.Get($"/v1/invoiceitems?customer={firm.Customer}")).Data(), Is.Empty);
        firm.To(Firm.Start.AddDays(14));
        await Stripe.Post($"/v1/subscription_items/{seats}", "quantity=7");

        Assert.That((await Stripe.Get($"/v1/invoiceitems?customer={firm.Customer}")).Data().Sum(item => item.Number("amount")), Is.EqualTo(1_250L));
    }

    [Test]
    public async Task Metered_items_are_billed_for_the_period_that_ended()
    {
        var meter = await Stripe.Post("/v1/billing/meters", "display_name=Messages", "event_name=messages", "default_aggregation[formula]=sum",
            "customer_mapping[type]=by_id", "customer_mapping[event_payload_key]=stripe_customer_id", "value_settings[event_payload_key]=value");
        var firm = await Firm.Make(Simulator, Stripe);
        Simulator.Hooks.SetCard(firm.Customer, Card.Good);
        var metered = await Stripe.Post("/v1/prices", "currency=eur", "product_data[name]=Messages", "recurring[interval]=month", "recurring[usage_type]=metered",
            $"recurring[meter]={meter.Id()}", "billing_scheme=tiered", "tiers_mode=graduated", "tiers[0][up_to]=100", "tiers[0][unit_amount_decimal]=0",
            "tiers[1][up_to]=inf", "tiers[1][unit_amount_decimal]=1.5");
        await firm.Subscribe($"items[2][price]={metered.Id()}");
        await Stripe.Post("/v1/billing/meter_events", "event_name=messages", "payload[value]=301", $"payload[stripe_customer_id]={firm.Customer}");
        firm.To(s_february);

        Assert.That((await firm.Newest())["lines"]!.Data().Select(line => line.Number("amount")), Does.Contain(302L), "201 at 1.5, rounded half up");
    }

    [TestCase("2027-01-28T10:00:00Z")]
    [TestCase("2027-12-31T23:59:59Z")]
    [TestCase("2028-02-29T00:00:00Z")]
    public async Task Periods_follow_each_other_without_gaps(string start)
    {
        var anchor = DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        var clock = await Stripe.Post("/v1/test_helpers/test_clocks", $"frozen_time={anchor.Seconds()}");
        var customer = (await Stripe.Post("/v1/customers", $"test_clock={clock.Id()}")).Id();
        Simulator.Hooks.SetCard(customer, Card.Good);
        var price = await Stripe.Post("/v1/prices", "currency=eur", "unit_amount=100", "recurring[interval]=month", "product_data[name]=Plan");
        await Stripe.Post("/v1/subscriptions", $"customer={customer}", $"items[0][price]={price.Id()}");
        Simulator.Hooks.Advance(clock.Id(), anchor.AddMonths(15).AddHours(2));

        var periods = Simulator.Reports.Invoices(customer).Select(invoice => invoice["lines"]!.Data().Single()["period"]!).ToList();
        Assert.That(periods.Select(period => period.Number("start")), Is.EqualTo(Enumerable.Range(0, 16).Select(i => anchor.AddMonths(i).ToUnixTimeSeconds())));
        Assert.That(periods.Select(period => period.Number("end")), Is.EqualTo(Enumerable.Range(1, 16).Select(i => anchor.AddMonths(i).ToUnixTimeSeconds())));
    }

    private async Task<Firm> Good()
    {
        var firm = await Firm.Make(Simulator, Stripe);
        Simulator.Hooks.SetCard(firm.Customer, Card.Good);
        await firm.Subscribe();
        return firm;
    }
}
