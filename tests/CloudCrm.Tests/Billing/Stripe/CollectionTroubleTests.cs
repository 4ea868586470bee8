using System.Text.Json;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using CloudCrm.StripeSimulator;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Billing.Stripe;

/// <summary>Cards that do not pay, drafts that are not as they should be, banks that take money back.</summary>
[TestFixture]
internal sealed class CollectionTroubleTests
{
    private static readonly BillingTerms s_terms = new("USD", 14, null, "100", "10", null, [], []);
    private static readonly BillingTerms s_yen = new("JPY", 14, null, null, null, null, [], []);

    [Test]
    public async Task A_card_that_does_not_pay_is_told_of_once_an_attempt_and_the_next_one_pays()
    {
        await using var tenant = await CollectedTenant.Open(card: Card.Declines);
        await tenant.Until("2028-02-06T12:00:00");
        var invoice = (await tenant.Invoices()).Single();
        var told = (await News(tenant)).Where(it => it.Kind == BillingNewsKind.PaymentFailed).ToArray();
        Assert.That(told, Has.Length.EqualTo(2), "on 2 February, and three days later");
        Assert.That(told.Select(it => it.Id), Is.Unique);
        Assert.That(told[0].Facts.Single(fact => fact.Name == "link").Value, Is.EqualTo(tenant.Collected(invoice.Id)[0]["hosted_invoice_url"]!.GetValue<string>()));
        tenant.Simulator.Hooks.SetCard(tenant.Customer, Card.Good);
        await tenant.Until("2028-02-11T00:00:00");
        await tenant.AssertSame();
    }

    [Test]
    public async Task A_draft_that_was_tampered_with_stays_a_draft_until_it_is_put_right()
    {
        await using var tenant = await CollectedTenant.Open();
        await tenant.Until("2028-02-01T12:00:00");
        var draft = tenant.Simulator.Reports.Invoices(tenant.Customer)[^1];
        Assert.That((draft["status"]!.GetValue<string>(), draft["auto_advance"]!.GetValue<bool>()), Is.EqualTo(("draft", false)), "it is held");
        var stripe = tenant.Stripe.InvoiceItems;
        var extra = await stripe.CreateAsync(new() { Customer = tenant.Customer, Invoice = draft["id"]!.GetValue<string>(), Amount = 500, Currency = "usd", Description = "by hand" });
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = (await tenant.Invoices()).Single();
        await AssertDiffers("line that is not ours");

        await stripe.DeleteAsync(extra.Id);
        var licensed = tenant.Collected(invoice.Id)[0]["lines"]!["data"]!.AsArray().First(line => line!["parent"]!["subscription_item_details"] is not null)!;
        var (line, amount) = (licensed["id"]!.GetValue<string>(), CollectedTenant.Long(licensed, "amount"));
        tenant.Simulator.Plant.ChangeLine(line, amount + 1);
        await Align(tenant, invoice.Id);
        await AssertDiffers("line that is not ours");
        tenant.Simulator.Plant.ChangeLine(line, amount);
        await Align(tenant, invoice.Id);
        await tenant.Do();
        await tenant.AssertSame();

        async Task AssertDiffers(string what)
        {
            var finding = (await tenant.Host.Rows<StripeFindingRow>(tenant.Id)).Single(row => row.ResolvedAt is null);
            Assert.That((finding.Kind, finding.Details.Contains(what, StringComparison.Ordinal)), Is.EqualTo((StripeFindingKind.InvoiceDiffers, true)), finding.Details);
            Assert.That(tenant.Collected(invoice.Id)[0]["status"]!.GetValue<string>(), Is.EqualTo("draft"));
        }
    }

    [Test]
    public async Task A_draft_that_escaped_counts_and_the_rest_is_collected_beside_it()
    {
        await using var tenant = await CollectedTenant.Open(terms: s_terms, baseUnits: 2_000, seatUnits: 100);
        tenant.HoldsDrafts = false;
        await tenant.Until("2028-02-01T06:00:00");
        Assert.That(tenant.Simulator.Reports.Invoices(tenant.Customer)[^1]["status"]!.GetValue<string>(), Is.EqualTo("paid"), "Stripe went on by itself");
        tenant.HoldsDrafts = true;
        await tenant.Until("2028-02-04T00:00:00");
        Assert.That(await tenant.Findings(), Is.EqualTo(new[] { StripeFindingKind.DraftEscaped }));
        var invoice = (await tenant.Invoices()).Single();
        var both = tenant.Collected(invoice.Id);
        Assert.That(both.Select(it => (it["billing_reason"]!.GetValue<string>(), it["status"]!.GetValue<string>())), Is.EqualTo(new[] { ("subscription_cycle", "paid"), ("manual", "paid") }));
        Assert.That(both.Sum(it => CollectedTenant.Long(it, "total")), Is.EqualTo((long)(decimal.Parse(invoice.Due, System.Globalization.CultureInfo.InvariantCulture) * 100)));
        Assert.That(invoice.State, Is.EqualTo(InvoiceState.Paid));
        await tenant.AssertCash();
    }

    [Test]
    public async Task Where_more_escaped_than_is_due_the_rest_is_prepaid_and_the_operator_told()
    {
        await using var tenant = await CollectedTenant.Open(terms: s_terms, baseUnits: 90_000, seatUnits: 100);
        tenant.HoldsDrafts = false;
        await tenant.Until("2028-02-01T06:00:00");
        tenant.HoldsDrafts = true;
        await tenant.Until("2028-02-04T00:00:00");
        Assert.That(await tenant.Findings(), Is.EquivalentTo(new[] { StripeFindingKind.DraftEscaped, StripeFindingKind.PaidTwice }));
        var invoice = (await tenant.Invoices()).Single();
        var due = decimal.Parse(invoice.Due, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That((invoice.State, (await tenant.Account.Read()).Value.Prepaid), Is.EqualTo(((InvoiceState?)InvoiceState.Paid, $"{903m - due:F2}")));
        await tenant.AssertCash();
    }

    [Test]
    public async Task What_is_credited_or_paid_otherwise_is_taken_off_what_Stripe_collects()
    {
        await using var tenant = await CollectedTenant.Open(card: Card.Declines, terms: s_terms);
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = await tenant.Host.Grains.InvoiceReader(tenant.Id).Read((await tenant.Invoices()).Single().Id);
        var place = invoice.Value.Lines.Index().First(it => it.Item.Kind == LineKind.Base).Index;
        Assert.That((await tenant.Account.Credit(invoice.Value.Id, new("sorry", [new(place, "5.00")]), Caller.System, new("credit", ""))).IsOk);
        Assert.That((await tenant.Account.Add(new(Guid.CreateVersion7(), BalanceKind.Credit, "7", "USD", "sorry"), Caller.System, new("balance", ""))).IsOk);
        await tenant.Do();
        Assert.That(Remaining(tenant, invoice.Value.Id), Is.EqualTo(Cents(invoice.Value.Due) - 1_200));
        Assert.That((await tenant.Account.MarkPaid(invoice.Value.Id, "by wire", Caller.System, new("paid", ""))).IsOk);
        await tenant.Do();
        var stripe = tenant.Collected(invoice.Value.Id).Single();
        Assert.That((stripe["status"]!.GetValue<string>(), CollectedTenant.Long(stripe, "amount_paid")), Is.EqualTo(("paid", 0L)));
        tenant.Simulator.Hooks.SetCard(tenant.Customer, Card.Good);
        await tenant.Until("2028-02-20T00:00:00");
        Assert.That(await tenant.Findings(), Is.Empty);
        await tenant.AssertCash();
    }

    [Test]
    public async Task What_is_taken_back_whole_is_void_on_Stripe_and_what_is_disputed_waits()
    {
        await using var tenant = await CollectedTenant.Open(card: Card.Declines, terms: s_terms);
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = (await tenant.Invoices()).Single();
        Assert.That((await tenant.Account.Dispute(invoice.Id, "why", Caller.System, new("1", ""))).IsOk);
        await tenant.Do();
        Assert.That(tenant.Collected(invoice.Id).Single()["auto_advance"]!.GetValue<bool>(), Is.False);
        tenant.Simulator.Hooks.SetCard(tenant.Customer, Card.Good);
        await tenant.Until("2028-02-20T00:00:00");
        Assert.That((await tenant.Invoices()).Single().State, Is.EqualTo(InvoiceState.Disputed), "nobody collects it");
        tenant.Simulator.Hooks.SetCard(tenant.Customer, Card.Declines);
        Assert.That((await tenant.Account.Uphold(invoice.Id, "so it is", Caller.System, new("2", ""))).IsOk);
        await tenant.Do();
        Assert.That(tenant.Collected(invoice.Id).Single()["auto_advance"]!.GetValue<bool>(), Is.True);
        Assert.That((await tenant.Account.Credit(invoice.Id, new("All of it.", []), Caller.System, new("3", ""))).IsOk);
        await tenant.Do();
        Assert.That(tenant.Collected(invoice.Id).Single()["status"]!.GetValue<string>(), Is.EqualTo("void"));
        Assert.That(await tenant.Findings(), Is.Empty);
    }

    [Test]
    public async Task What_a_bank_takes_back_is_owed_again_and_can_be_paid_by_another_card()
    {
        await using var tenant = await CollectedTenant.Open(terms: s_terms);
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = (await tenant.Invoices()).Single();
        var dispute = tenant.Simulator.Hooks.Dispute(Charge(tenant, invoice.Id));
        await tenant.Do();
        Assert.That(await tenant.Findings(), Is.EqualTo(new[] { StripeFindingKind.ChargeDisputed }));
        Assert.That((await tenant.Invoices()).Single().State, Is.EqualTo(InvoiceState.Paid), "nothing is decided");
        tenant.Simulator.Hooks.CloseDispute(dispute, won: false);
        await tenant.Do();
        Assert.That(await tenant.Findings(), Is.Empty);
        Assert.That((await tenant.Invoices()).Single().Open, Is.EqualTo(invoice.Due));
        Assert.That((await News(tenant)).Select(it => it.Kind), Is.SupersetOf(new[] { BillingNewsKind.PaymentDisputed, BillingNewsKind.PaymentTakenBack }));
        var paid = await tenant.Host.Grains.StripeCollectionDesk(tenant.Id).Pay(invoice.Id, new("again", ""));
        Assert.That((paid.Value.State, paid.Value.Open), Is.EqualTo(((InvoiceState?)InvoiceState.Paid, "0.00")));
        Assert.That((await tenant.Host.Grains.StripeCollectionDesk(tenant.Id).Pay(invoice.Id, new("again", ""))).Value, Is.EqualTo(paid.Value).Using<Invoice>((a, b) => a.Id == b.Id && a.State == b.State), "the same call is answered the same");
        Assert.That(tenant.Collected(invoice.Id).Select(it => CollectedTenant.Long(it, "amount_paid")), Is.EqualTo(new[] { Cents(invoice.Due), Cents(invoice.Due) }));
        Assert.That((await tenant.Host.Rows<MoneyEntryRow>(tenant.Id)).Where(it => it.Account == MoneyAccount.Cash).Sum(it => it.MinorUnits), Is.EqualTo(Cents(invoice.Due)));
    }

    [TestCase(CallFault.FailedBefore, "/v1/invoices", "POST")]
    [TestCase(CallFault.FailedAfter, "/v1/invoices", "POST")]
    [TestCase(CallFault.FailedBefore, "/v1/invoiceitems", "POST")]
    [TestCase(CallFault.FailedAfter, "/v1/invoiceitems", "POST")]
    [TestCase(CallFault.Down, "/v1/invoices", "GET")]
    public async Task Who_pays_while_Stripe_fails_is_told_so_and_pays_once_when_he_asks_again(CallFault fault, string path, string method)
    {
        await using var tenant = await CollectedTenant.Open(terms: s_terms);
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = (await tenant.Invoices()).Single();
        tenant.Simulator.Hooks.CloseDispute(tenant.Simulator.Hooks.Dispute(Charge(tenant, invoice.Id)), won: false);
        await tenant.Do();
        tenant.Simulator.Faults.Next(fault, 1, path, method);

        var desk = tenant.Host.Grains.StripeCollectionDesk(tenant.Id);
        Assert.That((await desk.Pay(invoice.Id, new("again", ""))).Refusal, Is.EqualTo(Refusal.Unavailable("Stripe does not answer at the moment: try again in a while.", "card_payments_unavailable")));
        Assert.That((await desk.Pay(invoice.Id, new("again", ""))).Value.State, Is.EqualTo(InvoiceState.Paid));
        Assert.That(tenant.Collected(invoice.Id).Select(it => CollectedTenant.Long(it, "amount_paid")), Is.EqualTo(new[] { Cents(invoice.Due), Cents(invoice.Due) }));
    }

    [TestCase(CallFault.FailedBefore)]
    [TestCase(CallFault.FailedAfter)]
    public async Task A_payment_of_which_Stripe_says_nothing_clear_is_asked_for_until_it_is_clear(CallFault fault)
    {
        await using var tenant = await CollectedTenant.Open(card: Card.Declines, terms: s_terms);
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = (await tenant.Invoices()).Single();
        tenant.Simulator.Hooks.SetCard(tenant.Customer, Card.Good);
        tenant.Simulator.Faults.Next(fault, 1, $"/v1/invoices/{tenant.Collected(invoice.Id).Single()["id"]}/pay", "POST");

        Assert.That((await tenant.Host.Grains.StripeCollectionDesk(tenant.Id).Pay(invoice.Id, new("now", ""))).Value.State, Is.EqualTo(InvoiceState.Paid));
        Assert.That(CollectedTenant.Long(tenant.Collected(invoice.Id).Single(), "amount_paid"), Is.EqualTo(Cents(invoice.Due)));
        await tenant.AssertCash();
    }

    [Test]
    public async Task What_is_paid_twice_is_prepaid_and_goes_back_to_the_card_where_the_operator_says_so()
    {
        await using var tenant = await CollectedTenant.Open(card: Card.Declines, terms: s_terms);
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = (await tenant.Invoices()).Single();
        Assert.That((await tenant.Account.MarkPaid(invoice.Id, "by wire", Caller.System, new("paid", ""))).IsOk);
        // The card pays before Stripe hears of it.
        tenant.Simulator.Hooks.SetCard(tenant.Customer, Card.Good);
        await tenant.Stripe.Invoices.PayAsync(tenant.Collected(invoice.Id).Single()["id"]!.GetValue<string>());
        await tenant.Do();
        Assert.That(await tenant.Findings(), Is.EqualTo(new[] { StripeFindingKind.PaidTwice }));
        Assert.That((await tenant.Account.Read()).Value.Prepaid, Is.EqualTo(invoice.Due));
        await tenant.AssertCash();

        var desk = tenant.Host.Grains.StripeCollectionDesk(tenant.Id);
        Assert.That((await desk.Refund(new(Guid.CreateVersion7(), invoice.Id, "9999.00", "too much"), Caller.System, new("r0", ""))).Refusal.Code, Is.EqualTo("balance_too_small"));
        var refund = new RefundPayment(Guid.CreateVersion7(), invoice.Id, "10.00", "paid twice");
        Assert.That((await desk.Refund(refund, Caller.System, new("r1", ""))).IsOk);
        Assert.That((await desk.Refund(refund, Caller.System, new("r1", ""))).IsOk, "once");
        await tenant.Do();
        Assert.That((await tenant.Account.Read()).Value.Prepaid, Is.EqualTo($"{decimal.Parse(invoice.Due, System.Globalization.CultureInfo.InvariantCulture) - 10:F2}"));
        Assert.That(tenant.Simulator.Reports.Find(Charge(tenant, invoice.Id))!["amount_refunded"]!.GetValue<long>(), Is.EqualTo(1_000));
        Assert.That(await tenant.Findings(), Is.EqualTo(new[] { StripeFindingKind.PaidTwice }), "it is a refund of ours");

        // What Stripe will not pay back is a credit again.
        tenant.Simulator.Hooks.Dispute(Charge(tenant, invoice.Id));
        Assert.That((await desk.Refund(new(Guid.CreateVersion7(), invoice.Id, "10.00", "more"), Caller.System, new("r2", ""))).IsOk);
        await tenant.Do();
        Assert.That(await tenant.Findings(), Does.Contain(StripeFindingKind.RefundRefused));
        Assert.That((await tenant.Account.Read()).Value.Credit, Is.EqualTo("10.00"));
        Assert.That((await tenant.Host.Rows<MoneyEntryRow>(tenant.Id)).GroupBy(it => it.DocumentId).Select(it => it.Sum(entry => entry.MinorUnits)), Is.All.Zero);
    }

    [Test]
    public async Task What_is_paid_in_parts_is_booked_once_also_where_a_run_ended_before_it_wrote_that_down()
    {
        await using var tenant = await CollectedTenant.Open(card: Card.Declines, terms: s_terms);
        await tenant.Until("2028-02-03T00:00:00");
        var invoice = (await tenant.Invoices()).Single();
        var (stripe, before) = (tenant.Collected(invoice.Id).Single()["id"]!.GetValue<string>(), await tenant.Row(invoice.Id));
        tenant.Simulator.Plant.PayPart(stripe, 1_000);
        await Align(tenant, invoice.Id);
        await tenant.AssertCash();
        // The row is as it was before the payment was booked.
        Assert.That(await tenant.Host.Grains.StripeCollection(tenant.Id).Write(invoice.Id, stripe, before.ToJson(), (await tenant.Row(invoice.Id)).Version));
        tenant.Simulator.Plant.PayPart(stripe, 500);
        await Align(tenant, invoice.Id);
        await tenant.AssertCash();
        Assert.That(Cents((await tenant.Invoices()).Single().Open), Is.EqualTo(Cents(invoice.Due) - 1_500));
        Assert.That(await tenant.Findings(), Is.Empty);
    }

    [Test]
    public async Task Without_any_webhook_drafts_are_held_and_payments_found_when_somebody_looks()
    {
        await using var tenant = await CollectedTenant.Open();
        tenant.IsTold = false;
        await tenant.Until("2028-03-04T00:00:00");
        foreach (var invoice in await tenant.Invoices())
            await Align(tenant, invoice.Id);
        await tenant.AssertSame();
    }

    [Test]
    public async Task Without_any_webhook_the_draft_of_who_subscribed_anew_in_a_period_is_held_too()
    {
        await using var tenant = await CollectedTenant.Open();
        tenant.IsTold = false;
        await tenant.Until("2028-01-10T00:00:00");
        await tenant.SubscribeAnew();
        await tenant.Until("2028-02-03T00:00:00");
        await Align(tenant, (await tenant.Invoices()).Single().Id);
        await tenant.AssertSame();
    }

    [Test]
    public async Task An_invoice_in_another_currency_is_left_to_the_operator_and_what_Stripe_opened_for_it_is_void()
    {
        await using var tenant = await CollectedTenant.Open();
        Assert.That((await tenant.Account.SetTerms(s_yen, null, Caller.System)).IsOk);
        await tenant.Until("2028-04-04T00:00:00");
        Assert.That((await tenant.Invoices()).Select(it => (it.Currency, it.State)), Is.EqualTo(new[] { ("USD", (InvoiceState?)InvoiceState.Paid), ("JPY", InvoiceState.Open), ("JPY", InvoiceState.Open) }));
        Assert.That(await tenant.Findings(), Is.EqualTo(new[] { StripeFindingKind.CurrencyDiffers, StripeFindingKind.CurrencyDiffers }));
        Assert.That(Opened(tenant), Is.EqualTo(new[] { "paid", "void", "void" }));
        Assert.That((await tenant.Row((await tenant.Invoices())[^1].Id)).DropsDraft, Is.False);
    }

    [Test]
    public async Task Corrections_alone_in_the_currency_of_before_leave_the_draft_of_the_period_to_its_invoice()
    {
        await using var tenant = await CollectedTenant.Open("JPY", terms: s_yen);
        await tenant.Until("2028-01-31T12:00:00");
        await tenant.Host.Take(Events.Inbound(tenant.Id, "2027-12-30T10:00:00", 5_000));
        await tenant.Until("2028-02-03T00:00:00");
        var invoices = await tenant.Invoices();
        Assert.That(invoices.Select(it => it.Currency), Is.EquivalentTo(new[] { "USD", "USD", "JPY" }), "December, its correction, January");
        var yen = tenant.Collected(invoices.Single(it => it.Currency == "JPY").Id);
        Assert.That(yen.Select(it => (it["billing_reason"]!.GetValue<string>(), it["status"]!.GetValue<string>())), Is.EqualTo(new[] { ("subscription_cycle", "paid") }));
        Assert.That(await tenant.Findings(), Is.EqualTo(new[] { StripeFindingKind.CurrencyDiffers }));
    }

    [Test]
    public async Task A_subscription_that_never_begins_its_next_period_is_looked_at_less_and_less()
    {
        await using var tenant = await CollectedTenant.Open();
        await tenant.Stripe.Subscriptions.UpdateAsync(tenant.Subscription, new() { TrialSettings = new() { EndBehavior = new() { MissingPaymentMethod = "pause" } } });
        tenant.Simulator.Hooks.RemoveCards(tenant.Customer);
        await tenant.Until("2028-02-29T00:00:00");
        Assert.That(tenant.Simulator.Reports.Find(tenant.Subscription)!["status"]!.GetValue<string>(), Is.EqualTo("paused"));
        var from = tenant.Simulator.Reports.Calls.Count;
        await tenant.Until("2028-03-31T00:00:00");
        var looks = tenant.Simulator.Reports.Calls.Skip(from).Count(call => call.Method == "GET" && call.Path == $"/v1/subscriptions/{tenant.Subscription}");
        Assert.That(looks, Is.LessThan(40), "reconciliation has a look a day too");
    }

    [TestCase(CallFault.LostAnswer)]
    [TestCase(CallFault.FailedAfter)]
    [TestCase(CallFault.FailedBefore)]
    public async Task What_Stripe_opened_in_the_old_currency_is_void_though_calls_fail(CallFault fault)
    {
        await using var tenant = await CollectedTenant.Open();
        Assert.That((await tenant.Account.SetTerms(s_yen, null, Caller.System)).IsOk);
        await tenant.Until("2028-03-01T12:00:00");
        Assert.That(Opened(tenant)[^1], Is.EqualTo("draft"));
        var draft = $"/v1/invoices/{tenant.Simulator.Reports.Invoices(tenant.Customer)[^1]["id"]}";
        tenant.Simulator.Faults.Next(fault, 1, $"{draft}/finalize", "POST");
        tenant.Simulator.Faults.Next(fault, 1, $"{draft}/void", "POST");
        await tenant.Until("2028-03-04T00:00:00");
        Assert.That(Opened(tenant)[^1], Is.EqualTo("void"));
    }

    [Test]
    public async Task What_was_charged_in_the_old_currency_before_anybody_looked_is_for_the_operator_to_see()
    {
        await using var tenant = await CollectedTenant.Open();
        Assert.That((await tenant.Account.SetTerms(s_yen, null, Caller.System)).IsOk);
        await tenant.Until("2028-02-28T00:00:00");
        tenant.HoldsDrafts = false;
        await tenant.Until("2028-03-01T06:00:00");
        tenant.HoldsDrafts = true;
        await tenant.Until("2028-03-04T00:00:00");
        Assert.That(Opened(tenant)[^1], Is.EqualTo("paid"));
        Assert.That(await tenant.Findings(), Is.EquivalentTo(new[] { StripeFindingKind.CurrencyDiffers, StripeFindingKind.DraftEscaped }));
    }

    [Test]
    public async Task The_last_period_of_a_subscription_that_was_cancelled_is_collected_without_it()
    {
        await using var tenant = await CollectedTenant.Open(terms: s_terms);
        await tenant.Until("2028-02-10T00:00:00");
        tenant.Simulator.Hooks.CancelAtPeriodEnd(tenant.Subscription);
        await tenant.Until("2028-03-01T00:03:00");
        await tenant.See("canceled", Events.At("2028-03-01T00:00:00"));
        await tenant.Until("2028-03-04T00:00:00");
        await tenant.AssertSame();
        Assert.That(tenant.Collected((await tenant.Invoices())[1].Id).Single()["billing_reason"]!.GetValue<string>(), Is.EqualTo("manual"));
        await tenant.Until("2028-04-04T00:00:00");
        Assert.That((await tenant.Invoices())[2].State, Is.EqualTo(InvoiceState.Open), "there is no subscription any more");
    }

    /// <summary>How the invoices stand that Stripe opened by itself.</summary>
    private static string[] Opened(CollectedTenant tenant) =>
        [.. tenant.Simulator.Reports.Invoices(tenant.Customer).Where(it => it["billing_reason"]!.GetValue<string>() == "subscription_cycle").Select(it => it["status"]!.GetValue<string>())];


    private static Task Align(CollectedTenant tenant, Guid invoice) => tenant.Host.Get<IPaymentPort>().Align(tenant.Id, invoice, CancellationToken.None);

    private static long Cents(string amount) => (long)(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) * 100);

    private static long Remaining(CollectedTenant tenant, Guid invoice) => CollectedTenant.Long(tenant.Collected(invoice).Single(), "amount_remaining");

    private static string Charge(CollectedTenant tenant, Guid invoice)
    {
        var row = tenant.Row(invoice).Result;
        return tenant.Simulator.Reports.Find(row.Parts[0].PaymentIntent!)!["latest_charge"]!.GetValue<string>();
    }

    private static async Task<List<BillingNews>> News(CollectedTenant tenant)
    {
        await using var db = tenant.Host.Source.ForTenant(tenant.Id);
        var rows = await db.Set<OutboxRow>().Where(row => row.TenantId == tenant.Id && row.Type == "billing-notice").OrderBy(row => row.Id).ToListAsync();
        return [.. rows.Select(row => JsonSerializer.Deserialize<BillingNotice>(row.Body, RowJson.Options)!.News)];
    }
}
