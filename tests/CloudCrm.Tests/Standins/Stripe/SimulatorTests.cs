using System.Net;
using CloudCrm.StripeSimulator;
using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>The client and the simulator, written apart from each other, mean the same by what they say.</summary>
[TestFixture]
public sealed class SimulatorTests
{
    private Simulator _simulator = null!;
    private V1Services _stripe = null!;
    private Customer _acme = null!;

    [SetUp]
    public async Task Start()
    {
        _simulator = await Simulator.Start();
        var http = new SystemNetHttpClient(maxNetworkRetries: 0);
        _stripe = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_simulator", ApiBase = _simulator.Url, HttpClient = http }).V1;
        _acme = await _stripe.Customers.CreateAsync(new() { Name = "Acme", Email = "ada@example.test", Metadata = new() { ["tenant"] = "acme" } });
    }

    [TearDown]
    public async Task Stop() => await _simulator.DisposeAsync();

    [Test]
    public async Task A_person_subscribes_at_the_checkout()
    {
        var product = await _stripe.Products.CreateAsync(new() { Name = "Team" });
        var price = await _stripe.Prices.CreateAsync(new() { Product = product.Id, Currency = "eur", UnitAmount = 2900, LookupKey = "team", Recurring = new() { Interval = "month" } });
        var page = await _stripe.Checkout.Sessions.CreateAsync(new()
        {
            Mode = "subscription",
            Customer = _acme.Id,
            SuccessUrl = "https://example.test/done",
            CancelUrl = "https://example.test/back",
            LineItems = [new() { Price = price.Id, Quantity = 2 }],
            SubscriptionData = new() { Metadata = new() { ["tenant"] = "acme" } },
        });
        _simulator.Hooks.Checkout(page.Id);
        var done = await _stripe.Checkout.Sessions.GetAsync(page.Id);
        var subscription = await _stripe.Subscriptions.GetAsync(done.SubscriptionId, new() { Expand = ["latest_invoice"] });

        Assert.Multiple(() =>
        {
            Assert.That((done.Status, done.CustomerId), Is.EqualTo(("complete", _acme.Id)));
            Assert.That((subscription.Status, subscription.Metadata["tenant"]), Is.EqualTo((SubscriptionStatuses.Active, "acme")));
            Assert.That((subscription.Items.Single().Price.LookupKey, subscription.Items.Single().Quantity), Is.EqualTo(("team", 2)));
            Assert.That(subscription.Items.Single().CurrentPeriodEnd, Is.GreaterThan(subscription.Items.Single().CurrentPeriodStart.AddDays(27)));
            Assert.That((subscription.LatestInvoice.Total, subscription.LatestInvoice.Status), Is.EqualTo((5800, "paid")));
        });
    }

    [Test]
    public async Task Usage_is_added_up_once()
    {
        var meter = await _stripe.Billing.Meters.CreateAsync(new()
        {
            DisplayName = "Messages",
            EventName = "messages",
            DefaultAggregation = new() { Formula = "sum" },
            CustomerMapping = new() { Type = "by_id", EventPayloadKey = "stripe_customer_id" },
            ValueSettings = new() { EventPayloadKey = "value" },
        });
        var hour = new DateTime(_simulator.Now.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, DateTimeKind.Utc);
        Task<global::Stripe.Billing.MeterEvent> Send(string id, string value) => _stripe.Billing.MeterEvents.CreateAsync(new()
        {
            EventName = "messages",
            Identifier = id,
            Timestamp = hour,
            Payload = new() { ["stripe_customer_id"] = _acme.Id, ["value"] = value },
        });
        await Send("usage-1", "3");
        await Send("usage-2", "4");
        var refusal = Assert.ThrowsAsync<StripeException>(() => Send("usage-1", "3"))!;
        var sums = await _stripe.Billing.Meters.EventSummaries.ListAsync(meter.Id, new() { Customer = _acme.Id, StartTime = hour, EndTime = hour.AddHours(1) });

        Assert.That((refusal.HttpStatusCode, refusal.StripeError.Type), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_request_error")));
        Assert.That(refusal.StripeError.Message, Does.Contain("already exists with identifier"));
        Assert.That(sums.Sum(sum => sum.AggregatedValue), Is.EqualTo(7m));
    }

    [Test]
    public async Task An_invoice_gets_our_lines_and_is_final_and_void()
    {
        var draft = await _stripe.Invoices.CreateAsync(new() { Customer = _acme.Id, Currency = "eur", AutoAdvance = false, CollectionMethod = "send_invoice", DaysUntilDue = 14 });
        foreach (var amount in (long[])[1250, -250])
            await _stripe.InvoiceItems.CreateAsync(new() { Customer = _acme.Id, Invoice = draft.Id, Amount = amount, Currency = "eur", Description = "Line" });
        var lines = new List<long>();
        await foreach (var line in _stripe.Invoices.LineItems.ListAutoPagingAsync(draft.Id, new() { Limit = 1 }))
            lines.Add(line.Amount);
        var open = await _stripe.Invoices.FinalizeInvoiceAsync(draft.Id);
        var gone = await _stripe.Invoices.VoidInvoiceAsync(draft.Id);

        Assert.That(lines, Is.EquivalentTo(new long[] { 1250, -250 }));
        Assert.That((draft.Status, open.Status, open.Total, gone.Status), Is.EqualTo(("draft", "open", 1000, "void")));
    }

    [Test]
    public async Task What_happened_is_told_by_events_with_their_objects()
    {
        await _stripe.Customers.UpdateAsync(_acme.Id, new() { Description = "A bakery" });
        var told = new List<string>();
        await foreach (var happened in _stripe.Events.ListAutoPagingAsync(new() { Limit = 1 }))
            told.Add($"{happened.Type} {((Customer)happened.Data.Object).Id}");

        Assert.That(told, Is.EquivalentTo(new[] { $"{EventTypes.CustomerCreated} {_acme.Id}", $"{EventTypes.CustomerUpdated} {_acme.Id}" }));
    }

    [Test]
    public void What_Stripe_does_not_know_is_refused_by_its_name()
    {
        var options = new CustomerCreateOptions();
        options.AddExtraParam("shoe_size", 43);

        Assert.That(
            () => _stripe.Customers.CreateAsync(options),
            Throws.TypeOf<StripeException>().With.Property("StripeError").Property("Code").EqualTo("parameter_unknown").And.Property("StripeError").Property("Param").EqualTo("shoe_size"));
    }
}
