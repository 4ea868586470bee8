using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Stripe;
using Stripe.Billing;

namespace CloudCrm.Tests.Standins;

/// <summary>Parameters travel as Stripe's form.</summary>
internal sealed class EncodingTests : StripeFixture
{
    private static readonly DateTime s_noon = new(2026, 8, 1, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task Nested_lists_entries_times_and_words_are_written()
    {
        await Client.V1.Subscriptions.CreateAsync(new()
        {
            Customer = "cus_1",
            Items = [new() { Price = "price_base", Quantity = 1 }, new() { Price = "price_seat", Quantity = 12, Metadata = new() { ["kind"] = "seat" } }],
            Metadata = new() { ["tenant"] = "acme" },
            CancelAtPeriodEnd = false,
            BillingCycleAnchor = s_noon,
            TrialEnd = SubscriptionTrialEnd.Now,
            TrialSettings = new() { EndBehavior = new() { MissingPaymentMethod = "pause" } },
            Expand = ["latest_invoice", "customer"],
        });

        Assert.That(Stub.Call.Parameters, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["customer"] = "cus_1",
            ["items[0][price]"] = "price_base",
            ["items[0][quantity]"] = "1",
            ["items[1][price]"] = "price_seat",
            ["items[1][quantity]"] = "12",
            ["items[1][metadata][kind]"] = "seat",
            ["metadata[tenant]"] = "acme",
            ["cancel_at_period_end"] = "false",
            ["billing_cycle_anchor"] = "1785585600",
            ["trial_end"] = "now",
            ["trial_settings[end_behavior][missing_payment_method]"] = "pause",
            ["expand[0]"] = "latest_invoice",
            ["expand[1]"] = "customer",
        }));
    }

    [Test]
    public async Task Decimals_keep_their_places_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            await Client.V1.Prices.CreateAsync(new()
            {
                Currency = "eur",
                Tiers = [new() { UpTo = 1000, UnitAmountDecimal = 0.000000000012m }, new() { UpTo = PriceTierUpTo.Inf, FlatAmountDecimal = 12.50m }],
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.That(Stub.Call.Parameters, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["currency"] = "eur",
            ["tiers[0][up_to]"] = "1000",
            ["tiers[0][unit_amount_decimal]"] = "0.000000000012",
            ["tiers[1][up_to]"] = "inf",
            ["tiers[1][flat_amount_decimal]"] = "12.50",
        }));
    }

    [Test]
    public async Task A_time_of_this_machine_is_the_same_moment()
    {
        await Client.V1.Billing.MeterEvents.CreateAsync(new() { EventName = "messages", Timestamp = s_noon.ToLocalTime(), Payload = new() { ["value"] = "3" } });

        Assert.That(Stub.Call.Parameters["timestamp"], Is.EqualTo("1785585600"));
        Assert.That(Stub.Call.Parameters["payload[value]"], Is.EqualTo("3"));
    }

    [Test]
    public async Task What_is_set_to_null_is_cleared_where_it_can_be_and_what_is_not_set_stays()
    {
        await Client.V1.Subscriptions.UpdateAsync("sub_1", new() { CancelAt = null, Description = null, DefaultPaymentMethod = null, PauseCollection = null });

        Assert.That(Stub.Call.Parameters, Is.EquivalentTo(new Dictionary<string, string> { ["cancel_at"] = "", ["description"] = "", ["pause_collection"] = "" }),
            "of a payment method Stripe.net knows no clearing");
    }

    [Test]
    public async Task Empty_words_empty_lists_and_entries_without_value_are_written_bare()
    {
        await Client.V1.Customers.UpdateAsync("cus_1", new() { Email = "", PreferredLocales = [], Metadata = new() { ["gone"] = null! } });

        Assert.That(Stub.Call.Parameters, Is.EquivalentTo(new Dictionary<string, string> { ["email"] = "", ["preferred_locales"] = "", ["metadata[gone]"] = "" }));
    }

    [Test]
    public async Task Nested_options_are_cleared_too()
    {
        await Client.V1.Subscriptions.CancelAsync("sub_1", new() { CancellationDetails = new() { Comment = null } });

        Assert.That(Stub.Call.Target, Is.EqualTo("/v1/subscriptions/sub_1?cancellation_details[comment]="));
        Assert.That(Stub.Call.Body, Is.Empty);
    }

    [Test]
    public async Task Reading_puts_parameters_into_the_query()
    {
        await Client.V1.Prices.ListAsync(new()
        {
            Active = true,
            LookupKeys = ["team base", "a&b"],
            Created = new DateRangeOptions { GreaterThanOrEqual = s_noon },
            Limit = 100,
        });

        Assert.That(Stub.Call.Target, Does.Contain("lookup_keys[0]=team+base&lookup_keys[1]=a%26b"));
        Assert.That(Stub.Call.Parameters, Does.ContainKey("created[gte]").WithValue("1785585600"));
        Assert.That(Stub.Call.Parameters, Does.ContainKey("limit").WithValue("100").And.ContainKey("active").WithValue("true"));
    }

    [Test]
    public async Task Extra_parameters_go_where_their_names_say()
    {
        var options = new CustomerCreateOptions { Name = "Acme" };
        options.AddExtraParam("tax[ip_address]", "192.0.2.1");
        options.AddExtraParam("more", new Dictionary<string, object> { ["a[b]"] = 1, ["c"] = new[] { true, false } });
        await Client.V1.Customers.CreateAsync(options);

        Assert.That(Stub.Call.Parameters, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["name"] = "Acme",
            ["tax[ip_address]"] = "192.0.2.1",
            ["more[a][b]"] = "1",
            ["more[c][0]"] = "true",
            ["more[c][1]"] = "false",
        }));
    }

    [Test]
    public async Task An_id_never_leaves_its_place_in_the_path()
    {
        await new MeterEventSummaryService(Client).ListAsync("mtr/../1?x", new() { Customer = "cus_1" });

        Assert.That(Stub.Call.Target, Is.EqualTo("/v1/billing/meters/mtr%2F..%2F1%3Fx/event_summaries?customer=cus_1"));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Whatever_people_write_arrives(NonNull<string> written)
    {
        var text = new string([.. written.Get.Where(c => !char.IsSurrogate(c))]);
        var form = global::Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(
            new StreamReader(new HttpRequestMessage { Content = Content(text) }.Content!.ReadAsStream()).ReadToEnd());
        return (form["description"] == text && form["metadata[words]"] == text).ToProperty();
    }

    private static HttpContent Content(string text)
    {
        HttpContent? sent = null;
        var http = new HttpClient(new Catching(content => sent = content));
        var client = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_1", HttpClient = new SystemNetHttpClient(http, 0) });
        client.V1.Customers.CreateAsync(new() { Description = text, Metadata = new() { ["words"] = text } }).GetAwaiter().GetResult();
        return sent!;
    }

    private sealed class Catching(Action<HttpContent> take) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            take(request.Content!);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("{}") });
        }
    }
}
