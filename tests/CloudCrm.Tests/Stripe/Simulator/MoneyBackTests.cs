using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.StripeSimulation;

[TestFixture]
public sealed class MoneyBackTests : SimulatorFixture
{
    private Firm _firm = null!;

    [SetUp]
    public async Task Subscribe()
    {
        _firm = await Firm.Make(Simulator, Stripe);
        Simulator.Hooks.SetCard(_firm.Customer, Card.Good);
        await _firm.Subscribe();
    }

    [Test]
    public async Task A_credit_note_of_a_paid_invoice_refunds_and_credits()
    {
        var invoice = (await _firm.Newest()).Id();
        var odd = await Stripe.Try("/v1/credit_notes", null, $"invoice={invoice}", "amount=1000", "refund_amount=400");
        Assert.That(odd.Status, Is.EqualTo(400), "the parts are not the whole");
        var note = await Stripe.Post("/v1/credit_notes", $"invoice={invoice}", "amount=1000", "refund_amount=400", "credit_amount=600");

        Assert.That(note.Text("type"), Is.EqualTo("post_payment"));
        Assert.That((await Stripe.Get($"/v1/charges?customer={_firm.Customer}")).Data().Single().Number("amount_refunded"), Is.EqualTo(400));
        Assert.That((await Stripe.Get($"/v1/customers/{_firm.Customer}")).Number("balance"), Is.EqualTo(-600));
        _firm.To(new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero));
        Assert.That(((await _firm.Newest()).Number("total"), (await _firm.Newest()).Number("amount_paid")), Is.EqualTo((8_650L, 8_050L)), "the credit pays a part");
    }

    [Test]
    public async Task A_credit_note_of_an_open_invoice_lowers_what_is_due()
    {
        Simulator.Hooks.TurnCard(_firm.Customer, Card.Declines);
        _firm.To(new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero));
        var invoice = await _firm.Newest();
        var line = invoice["lines"]!.Data()[1].Id();
        await Stripe.Post("/v1/credit_notes", $"invoice={invoice.Id()}", "lines[0][type]=invoice_line_item", $"lines[0][invoice_line_item]={line}", "lines[0][quantity]=1");

        Assert.That((await _firm.Newest()).Number("amount_remaining"), Is.EqualTo(7_400));
        await Stripe.Post("/v1/credit_notes", $"invoice={invoice.Id()}", "amount=7400");
        Assert.That((await _firm.Newest()).Text("status"), Is.EqualTo("paid"));
    }

    [Test]
    public async Task A_refund_never_exceeds_the_charge()
    {
        var charge = (await Stripe.Get($"/v1/charges?customer={_firm.Customer}")).Data().Single().Id();
        await Stripe.Post("/v1/refunds", $"charge={charge}", "amount=8000");
        Assert.That((await Stripe.Try("/v1/refunds", null, $"charge={charge}", "amount=651")).Status, Is.EqualTo(400));
        await Stripe.Post("/v1/refunds", $"charge={charge}");

        Assert.That((await Stripe.Try("/v1/refunds", null, $"charge={charge}")).Code, Is.EqualTo("charge_already_refunded"));
    }

    [Test]
    public async Task An_invoice_leads_to_its_charge()
    {
        var invoice = (await _firm.Newest()).Id();
        var payment = (await Stripe.Get($"/v1/invoice_payments?invoice={invoice}&expand[]=data.payment.payment_intent")).Data().Single();

        Assert.That(payment["payment"]!["payment_intent"]!.Text("latest_charge"), Does.StartWith("ch_"));
    }

    [Test]
    public async Task A_dispute_opens_and_closes()
    {
        var charge = (await Stripe.Get($"/v1/charges?customer={_firm.Customer}")).Data().Single().Id();
        var dispute = Simulator.Hooks.Dispute(charge);
        Assert.That((await Stripe.Get($"/v1/disputes/{dispute}")).Text("status"), Is.EqualTo("needs_response"));
        Simulator.Hooks.CloseDispute(dispute, won: false);

        Assert.That((await Stripe.Get($"/v1/disputes/{dispute}")).Text("status"), Is.EqualTo("lost"));
        Assert.That(Simulator.Reports.EventTypes(), Does.Contain("charge.dispute.created").And.Contain("charge.dispute.closed"));
    }

    [Test]
    public async Task A_preview_keeps_nothing()
    {
        var before = (await _firm.Invoices()).Count;
        var seats = (await _firm.Read())["items"]!.Data()[1].Id();
        var preview = await Stripe.Post("/v1/invoices/create_preview", $"customer={_firm.Customer}", $"subscription={_firm.Subscription}",
            $"subscription_details[items][0][id]={seats}", "subscription_details[items][0][quantity]=10", "subscription_details[proration_behavior]=none");

        Assert.That(preview.Number("total"), Is.EqualTo(4_900 + 12_500));
        Assert.That(await _firm.Invoices(), Has.Count.EqualTo(before));
    }
}
