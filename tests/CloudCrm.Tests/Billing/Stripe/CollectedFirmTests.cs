using System.Globalization;
using CloudCrm.Client;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Stripe.Subscriptions;
using CloudCrm.Tests.Mail;

namespace CloudCrm.Tests.Billing.Stripe;

/// <summary>Companies whose invoices Stripe collects, as they and the operator see it.</summary>
[TestFixture]
internal sealed class CollectedFirmTests
{
    private StripeHouse _house = null!;

    [SetUp]
    public async Task Start() => _house = await StripeHouse.Start();

    [TearDown]
    public async Task Stop() => await _house.DisposeAsync();

    [Test]
    public async Task A_company_subscribes_uses_is_invoiced_and_pays_and_gets_back_what_was_too_much()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var invoice = await Invoiced(firm);
        await Eventually.Holds(() => IsPaid(firm, invoice.Id), "the card pays");
        var remote = _house.Simulator.Reports.Invoices((await firm.Account()).CustomerId).Last(it => it["metadata"]?["invoice"] is not null);
        Assert.That(remote["amount_paid"]!.GetValue<long>(), Is.EqualTo(Cents(invoice.Due)));
        Assert.That(remote["description"]!.GetValue<string>(), Does.Contain(invoice.Number!));
        Assert.That(Refused(() => firm.Owner.Invoices.Pay(invoice.Id)), Is.EqualTo((409, "invoice_not_open")));

        using var op = await _house.Api.Operator();
        Assert.That(await op.Operator.Stripe.Findings(firm.Company.Tenant), Is.Empty);
        await op.Operator.Billing.Credit(firm.Company.Tenant, invoice.Id, new("All of it."));
        Assert.That((await op.Operator.Billing.Account(firm.Company.Tenant)).Credit, Is.EqualTo(invoice.Due));
        var after = await op.Operator.Billing.Refund(firm.Company.Tenant, invoice.Id, new(invoice.Due, "It was wrong."));
        Assert.That(after.Credit, Is.EqualTo("0.00"));
        await Eventually.Holds(() => _house.Simulator.Reports.EventTypes().Contains("charge.refunded"), "the card gets it back");
        Assert.That(Refused(() => op.Operator.Billing.Refund(firm.Company.Tenant, invoice.Id, new("1.00", "More."))), Is.EqualTo((409, "balance_too_small")));
    }

    [Test]
    public async Task A_card_that_does_not_pay_is_told_by_mail_and_another_one_pays_when_somebody_says_so()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var customer = (await firm.Account()).CustomerId!;
        _house.Simulator.Hooks.TurnCard(customer, Card.Declines);
        var invoice = await Invoiced(firm);
        await Eventually.Holds(async () => !await IsPaid(firm, invoice.Id) && _house.Simulator.Reports.EventTypes().Contains("invoice.payment_failed"), "the card is declined");
        var mail = await MailFolder.MailTo(_house.Api.Data, firm.Company.Request.Mail, "did not pay");
        Assert.That(mail.Text, Does.Contain(invoice.Number!).And.Contain($"{_house.Simulator.Url}/i/in_"));
        Assert.That(Refused(() => firm.Owner.Invoices.Pay(invoice.Id)), Is.EqualTo((402, "card_declined")));

        _house.Simulator.Hooks.SetCard(customer, Card.Good);
        var paid = await firm.Owner.Invoices.Pay(invoice.Id, "now");
        Assert.That((paid.State, paid.Open), Is.EqualTo(((InvoiceState?)InvoiceState.Paid, "0.00")));
        Assert.That((await firm.Owner.Invoices.Pay(invoice.Id, "now")).State, Is.EqualTo(InvoiceState.Paid), "the same again gets the first answer");
        Assert.That(_house.Simulator.Reports.Invoices(customer).Sum(it => it["amount_paid"]!.GetValue<long>()), Is.EqualTo(Cents(invoice.Due)));
    }

    [Test]
    public async Task An_invoice_from_before_can_be_paid_by_card_once_there_is_one()
    {
        using var firm = await CardFirm.Open(_house);
        var before = await Invoiced(firm);
        Assert.That(Refused(() => firm.Owner.Invoices.Pay(before.Id)), Is.EqualTo((409, "no_card")));
        await firm.Subscribe();
        Assert.That((await firm.Owner.Invoices.Read(before.Id)).State, Is.EqualTo(InvoiceState.Open), "nobody asked");
        Assert.That((await firm.Owner.Invoices.Pay(before.Id)).State, Is.EqualTo(InvoiceState.Paid));
    }

    /// <summary>Lets periods end, each with its day of grace, until there is an invoice with something to pay: the first days are a trial.</summary>
    private async Task<Invoice> Invoiced(CardFirm firm)
    {
        while (true)
        {
            var account = await firm.Owner.Billing.Account();
            // Stripe's months count from an instant and end up to some days before those of the tenant's days.
            if ((await firm.Owner.Subscription.Read()).PeriodEndsAt is { } boundary && boundary <= account.EndsAt + TimeSpan.FromHours(2))
            {
                await Pass(firm, boundary - _house.Simulator.Now + TimeSpan.FromMinutes(3));
                await Eventually.Holds(async () => await Tell() && Drafts().All(draft => !draft["auto_advance"]!.GetValue<bool>()), "drafts are held");
            }

            if (account.EndsAt > _house.Simulator.Now)
                await Pass(firm, account.EndsAt - _house.Simulator.Now + TimeSpan.FromMinutes(3));
            await Pass(firm, TimeSpan.FromHours(25));
            var invoice = await Eventually.Value(async () => (await firm.Owner.Invoices.List()).SingleOrDefault(it => it.PeriodFrom == account.PeriodFrom), "there is an invoice");
            if (invoice.State == InvoiceState.Open || Cents(invoice.Due) > 0)
                return invoice;
        }
    }

    // Usage is told before so much time goes by that Stripe takes it no more.
    private static async Task Pass(CardFirm firm, TimeSpan by)
    {
        await firm.Wait(by);
        await firm.Settled();
    }

    private IEnumerable<System.Text.Json.Nodes.JsonObject> Drafts() => _house.Simulator.Reports.Invoices().Where(it => it["status"]!.GetValue<string>() == "draft");

    private async Task<bool> IsPaid(CardFirm firm, Guid invoice)
    {
        await Tell();
        return (await firm.Owner.Invoices.Read(invoice)).State == InvoiceState.Paid;
    }

    private async Task<bool> Tell()
    {
        _house.Simulator.SetNow(_house.Simulator.Now);
        await _house.Simulator.Webhooks.DeliverAll();
        return true;
    }

    private static long Cents(string amount) => (long)(decimal.Parse(amount, CultureInfo.InvariantCulture) * 100);

    private static (int, string?) Refused(Func<Task> act)
    {
        var refused = Assert.ThrowsAsync<CrmApiException>(act)!;
        return ((int)refused.Status, refused.Code);
    }
}
