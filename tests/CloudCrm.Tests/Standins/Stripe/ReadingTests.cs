using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>What Stripe answers comes out as objects.</summary>
internal sealed class ReadingTests : StripeFixture
{
    private static readonly DateTime s_noon = new(2026, 8, 1, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task A_subscription_is_read_whole()
    {
        Stub.Says(
            """
            {"id":"sub_1","object":"subscription","status":"active","customer":"cus_1","created":1785585600,"cancel_at":null,"cancel_at_period_end":true,
             "latest_invoice":{"id":"in_1","object":"invoice","total":-150,"customer":{"id":"cus_1","object":"customer","email":"ada@example.test"}},
             "items":{"object":"list","has_more":false,"url":"/v1/subscription_items","data":[
               {"id":"si_1","object":"subscription_item","quantity":3,"current_period_start":1785585600,"current_period_end":1788264000,
                "price":{"id":"price_1","object":"price","currency":"eur","unit_amount":null,"unit_amount_decimal":"0.000000000012","product":"prod_1","metadata":{"meter":"messages"}}}]},
             "metadata":{"tenant":"acme"},"something_new":{"a":1}}
            """);
        var read = await Client.V1.Subscriptions.GetAsync("sub_1");
        var item = read.Items.Single();

        Assert.Multiple(() =>
        {
            Assert.That((read.Id, read.Status, read.CancelAtPeriodEnd, read.Created), Is.EqualTo(("sub_1", SubscriptionStatuses.Active, true, s_noon)));
            Assert.That(read.Created.Kind, Is.EqualTo(DateTimeKind.Utc));
            Assert.That(read.CancelAt, Is.Null);
            Assert.That((read.CustomerId, read.Customer), Is.EqualTo(("cus_1", (Customer?)null)), "not expanded");
            Assert.That((read.LatestInvoiceId, read.LatestInvoice.Id, read.LatestInvoice.Total), Is.EqualTo(("in_1", "in_1", -150)), "expanded");
            Assert.That((read.LatestInvoice.CustomerId, read.LatestInvoice.Customer.Email), Is.EqualTo(("cus_1", "ada@example.test")));
            Assert.That((item.Quantity, item.CurrentPeriodEnd), Is.EqualTo((3, s_noon.AddDays(31))));
            Assert.That((item.Price.UnitAmount, item.Price.UnitAmountDecimal, item.Price.ProductId), Is.EqualTo(((long?)null, 0.000000000012m, "prod_1")));
            Assert.That(item.Price.Metadata, Does.ContainKey("meter").WithValue("messages"));
            Assert.That(read.Metadata, Does.ContainKey("tenant").WithValue("acme"));
            Assert.That(read.RawJsonElement!.Value.GetProperty("something_new").GetProperty("a").GetInt32(), Is.EqualTo(1));
            Assert.That(read.StripeResponse.Content, Does.Contain("sub_1"));
        });
    }

    [Test]
    public async Task Sums_of_meters_are_decimals_whichever_way_they_are_written()
    {
        Stub.Says("""{"object":"list","has_more":false,"data":[{"id":"mtrusg_1","aggregated_value":1234567890.5},{"id":"mtrusg_2","aggregated_value":"0.1"}]}""");
        var sums = await Client.V1.Billing.Meters.EventSummaries.ListAsync("mtr_1", new() { Customer = "cus_1", StartTime = s_noon, EndTime = s_noon.AddHours(1), ValueGroupingWindow = "hour" });

        Assert.That(sums.Select(sum => sum.AggregatedValue), Is.EqualTo(new[] { 1234567890.5m, 0.1m }));
        Assert.That(Stub.Call.Parameters, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["customer"] = "cus_1",
            ["start_time"] = "1785585600",
            ["end_time"] = "1785589200",
            ["value_grouping_window"] = "hour",
        }));
    }

    [Test]
    public async Task What_is_not_there_is_nothing()
    {
        Stub.Says("""{"id":"in_1"}""");
        var read = await Client.V1.Invoices.GetAsync("in_1");

        Assert.That((read.CustomerId, read.Lines, read.DueDate, read.Total), Is.EqualTo(((string?)null, (StripeList<InvoiceLineItem>?)null, (DateTime?)null, 0L)));
        Assert.That(read.Created, Is.EqualTo(DateTime.UnixEpoch));
    }

    [TestCase("customer", typeof(Customer))]
    [TestCase("subscription", typeof(Subscription))]
    [TestCase("invoice", typeof(Invoice))]
    [TestCase("credit_note", typeof(CreditNote))]
    [TestCase("charge", typeof(Charge))]
    [TestCase("dispute", typeof(Dispute))]
    [TestCase("refund", typeof(Refund))]
    [TestCase("payment_method", typeof(PaymentMethod))]
    [TestCase("checkout.session", typeof(global::Stripe.Checkout.Session))]
    [TestCase("test_helpers.test_clock", typeof(global::Stripe.TestHelpers.TestClock))]
    public async Task An_event_has_its_object_as_what_it_is(string kind, Type type)
    {
        Stub.Says($$$$"""
            {"id":"evt_1","object":"event","type":"any","created":1785585600,"api_version":"2026-07-29.dahlia","pending_webhooks":1,
             "request":{"id":"req_1","idempotency_key":"key-1"},
             "data":{"object":{"id":"x_1","object":"{{{{kind}}}}"},"previous_attributes":{"status":"draft"}}}
            """);
        var happened = await Client.V1.Events.GetAsync("evt_1");

        Assert.That(happened.Data.Object, Is.TypeOf(type));
        Assert.That(((IHasId)happened.Data.Object).Id, Is.EqualTo("x_1"));
        Assert.That((happened.Request.IdempotencyKey, happened.PendingWebhooks), Is.EqualTo(("key-1", 1)));
        Assert.That(happened.RawJsonElement!.Value.GetProperty("data").GetProperty("previous_attributes").GetProperty("status").GetString(), Is.EqualTo("draft"));
    }

    [Test]
    public void An_object_of_a_kind_that_nobody_knows_is_nothing() =>
        Assert.That(
            EventUtility.ParseEvent("""{"id":"evt_1","object":"event","api_version":"2026-07-29.dahlia","data":{"object":{"id":"x_1","object":"time_machine"}}}""").Data.Object,
            Is.Null);
}
