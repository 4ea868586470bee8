using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.StripeSimulator;
using Stripe;

namespace CloudCrm.Tests.Billing.Stripe.Reconciliation;

/// <summary>An invoice that is another one on Stripe, or paid there without our knowing, is found; and what is nothing of ours.</summary>
[TestFixture]
internal sealed class InvoiceCheckTests
{
    [Test]
    public async Task Without_a_difference_nothing_is_found()
    {
        await using var tenant = await Billed();
        Assert.That(await Compare(tenant), Is.EqualTo((1, 0, 0)));
        Assert.That(await Unknown(tenant), Is.Zero);
        Assert.That(await tenant.Host.Rows<StripeFindingRow>(tenant.Id), Is.Empty);
    }

    [Test]
    public async Task What_a_bank_took_back_is_owed_again_and_no_difference()
    {
        await using var tenant = await Billed();
        var paid = await tenant.Row((await tenant.Invoices())[^1].Id);
        var charge = (string)tenant.Simulator.Reports.Find(paid.Parts[0].PaymentIntent!)!["latest_charge"]!;
        tenant.Simulator.Hooks.CloseDispute(tenant.Simulator.Hooks.Dispute(charge), won: false);
        await tenant.Do();
        Assert.That((await tenant.Invoices())[^1].State, Is.EqualTo(InvoiceState.Open));
        Assert.That(await Compare(tenant), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public async Task What_was_paid_and_never_told_is_booked()
    {
        await using var tenant = await Billed(Card.Declines);
        tenant.Simulator.Hooks.SetCard(tenant.Customer, Card.Good);
        await Silently(tenant, (client, options, stop) => client.V1.Invoices.PayAsync((string)Collected(tenant)["id"]!, null, options, stop));
        Assert.That((await tenant.Invoices())[^1].State, Is.EqualTo(InvoiceState.Open));
        Assert.That(await Compare(tenant), Is.EqualTo((1, 1, 1)));
        Assert.That((await tenant.Invoices())[^1].State, Is.EqualTo(InvoiceState.Paid));
        await ExpectFindings(tenant, (StripeFindingKind.PaidNotTold, "aligned"));
    }

    [Test]
    public async Task A_changed_line_is_found()
    {
        await using var tenant = await Billed();
        tenant.Simulator.Plant.ChangeLine((string)Collected(tenant)["lines"]!["data"]![0]!["id"]!, 1);
        Assert.That(await Compare(tenant), Is.EqualTo((1, 1, 0)));
        await ExpectFindings(tenant, (StripeFindingKind.InvoiceTotal, null));
    }

    [Test]
    public async Task A_lost_invoice_is_found()
    {
        await using var tenant = await Billed();
        tenant.Simulator.Plant.LoseInvoice((string)Collected(tenant)["id"]!);
        Assert.That((await Compare(tenant)).Found, Is.EqualTo(1));
        await ExpectFindings(tenant, (StripeFindingKind.InvoiceMissing, null));
    }

    [Test]
    public async Task An_invoice_that_somebody_made_void_is_found()
    {
        await using var tenant = await Billed(Card.Declines);
        await Silently(tenant, (client, options, stop) => client.V1.Invoices.VoidInvoiceAsync((string)Collected(tenant)["id"]!, null, options, stop));
        Assert.That((await Compare(tenant)).Found, Is.EqualTo(1));
        await ExpectFindings(tenant, (StripeFindingKind.InvoiceState, null));
    }

    [Test]
    public async Task What_somebody_closed_stays_closed_whoever_finds_it_again_and_after_a_new_start()
    {
        await using var tenant = await Billed(Card.Declines);
        await Silently(tenant, (client, options, stop) => client.V1.Invoices.VoidInvoiceAsync((string)Collected(tenant)["id"]!, null, options, stop));
        await Compare(tenant);
        var found = (await tenant.Host.Rows<StripeFindingRow>(tenant.Id)).Single();
        Assert.That((await tenant.Host.Grains.StripeFindings(tenant.Id).Close(found.Id, "It was sold by mistake.", Caller.System, new("close", ""))).IsOk);
        await tenant.Restart();
        await Compare(tenant);
        await tenant.Host.Get<Collector>().Align(tenant.Id, (await tenant.Invoices())[^1].Id, false, CancellationToken.None);
        Assert.That((await tenant.Host.Rows<StripeFindingRow>(tenant.Id)).Select(row => (row.Id, row.ResolvedAt is null, row.ClosedAt is null)), Is.EqualTo(new[] { (found.Id, true, false) }));

        Assert.That((await tenant.Account.Credit((await tenant.Invoices())[^1].Id, new("All of it.", []), Caller.System, new("credit", ""))).IsOk);
        await Compare(tenant);
        Assert.That((await tenant.Host.Rows<StripeFindingRow>(tenant.Id)).Select(row => row.Resolution), Is.EqualTo(new[] { "differs_no_more" }));
    }

    [Test]
    public async Task What_somebody_took_off_an_open_invoice_is_found()
    {
        await using var tenant = await Billed(Card.Declines);
        await Silently(tenant, (client, options, stop) => client.V1.CreditNotes.CreateAsync(new() { Invoice = (string)Collected(tenant)["id"]!, Amount = 5 }, options, stop));
        Assert.That(await Compare(tenant), Is.EqualTo((1, 1, 0)));
        await ExpectFindings(tenant, (StripeFindingKind.InvoiceRemaining, null));
    }

    [Test]
    public async Task Invoices_charges_and_refunds_that_are_nothing_of_ours_are_found()
    {
        await using var tenant = await Billed();
        var charge = tenant.Simulator.Plant.AddCharge(tenant.Customer, 500);
        var invoice = await Silently(tenant, (client, options, stop) => client.V1.Invoices.CreateAsync(new() { Customer = tenant.Customer, Currency = "usd", PendingInvoiceItemsBehavior = "exclude" }, options, stop));
        await Silently(tenant, (client, options, stop) => client.V1.InvoiceItems.CreateAsync(new() { Customer = tenant.Customer, Invoice = invoice.Id, Amount = 77, Currency = "usd" }, options, stop));
        await Silently(tenant, (client, options, stop) => client.V1.Invoices.FinalizeInvoiceAsync(invoice.Id, null, options, stop));
        var paid = (await tenant.Row((await tenant.Invoices())[^1].Id)).Parts[0].PaymentIntent;
        var refund = await Silently(tenant, (client, options, stop) => client.V1.Refunds.CreateAsync(new() { PaymentIntent = paid, Amount = 9 }, options, stop));
        Assert.That(await Unknown(tenant), Is.EqualTo(3));
        var found = (await tenant.Host.Rows<StripeFindingRow>(tenant.Id)).Select(row => (row.Kind, row.Subject));
        Assert.That(found, Is.EquivalentTo(new[] { (StripeFindingKind.InvoiceUnknown, invoice.Id), (StripeFindingKind.ChargeUnknown, charge), (StripeFindingKind.RefundUnknown, refund.Id) }));
    }

    private static async Task<CollectedTenant> Billed(Card card = Card.Good)
    {
        var tenant = await CollectedTenant.Open(card: card);
        await tenant.Until("2028-02-05T00:00:00");
        return tenant;
    }

    private static System.Text.Json.Nodes.JsonObject Collected(CollectedTenant tenant) => tenant.Collected(tenant.Invoices().Result[^1].Id).Single();

    private static async Task<(int Compared, int Found, int Repaired)> Compare(CollectedTenant tenant)
    {
        var figures = await tenant.Host.Get<InvoiceCheck>().Check(tenant.Id, false, CancellationToken.None);
        return (figures.Compared, figures.Found, figures.Repaired);
    }

    private static async Task<int> Unknown(CollectedTenant tenant) => (await tenant.Host.Get<UnknownMoneyCheck>().Check(Collector(tenant), CancellationToken.None)).Found;

    private static StripeCollector Collector(CollectedTenant tenant) => new(tenant.Id, tenant.Customer, DateTimeOffset.UnixEpoch);

    private static async Task ExpectFindings(CollectedTenant tenant, params (StripeFindingKind Kind, string? Resolution)[] expected) =>
        Assert.That((await tenant.Host.Rows<StripeFindingRow>(tenant.Id)).Select(row => (row.Kind, row.Resolution)), Is.EquivalentTo(expected));

    private static async Task<T> Silently<T>(CollectedTenant tenant, Func<StripeClient, RequestOptions, CancellationToken, Task<T>> call)
    {
        using (tenant.Simulator.Plant.Silence())
            return await tenant.Host.Get<StripeGate>().Call(new StripeAct(null, "somebody", $"{Guid.CreateVersion7()}"), call);
    }
}
