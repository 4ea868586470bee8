using System.Net;
using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>What goes with every call.</summary>
internal sealed class RequestTests : StripeFixture
{
    [Test]
    public async Task A_call_names_key_version_and_kind()
    {
        await Client.V1.Invoices.FinalizeInvoiceAsync("in_1");

        Assert.Multiple(() =>
        {
            Assert.That((Stub.Call.Method, Stub.Call.Target, Stub.Call.Body), Is.EqualTo(("POST", "/v1/invoices/in_1/finalize", "")));
            Assert.That(Stub.Call.Header("Authorization"), Is.EqualTo("Bearer sk_test_1"));
            Assert.That(Stub.Call.Header("Stripe-Version"), Is.EqualTo("2026-07-29.dahlia"));
            Assert.That(Stub.Call.Header("Content-Type"), Is.EqualTo("application/x-www-form-urlencoded; charset=utf-8"));
        });
    }

    [Test]
    public async Task An_idempotency_key_is_sent_as_it_is_said()
    {
        await Client.V1.Refunds.CreateAsync(new() { Charge = "ch_1" }, new() { IdempotencyKey = "refund-1" });

        Assert.That(Stub.Call.Header("Idempotency-Key"), Is.EqualTo("refund-1"));
    }

    [Test]
    public async Task Every_post_has_an_idempotency_key_of_its_own_and_nothing_else_has_one()
    {
        await Client.V1.Refunds.CreateAsync(new() { Charge = "ch_1" });
        await Client.V1.Refunds.CreateAsync(new() { Charge = "ch_1" });
        await Client.V1.Customers.GetAsync("cus_1");
        await Client.V1.Customers.DeleteAsync("cus_1");
        var keys = Stub.Calls.Select(call => call.Header("Idempotency-Key")).ToList();

        Assert.That(keys.Take(2), Is.Unique.And.All.Not.Empty);
        Assert.That(keys.Skip(2), Is.All.Empty);
    }

    [Test]
    public async Task A_call_may_have_another_key_and_account()
    {
        await Client.V1.Customers.GetAsync("cus_1", null, new() { ApiKey = "sk_test_2", StripeAccount = "acct_1" });

        Assert.That(Stub.Call.Header("Authorization"), Is.EqualTo("Bearer sk_test_2"));
        Assert.That(Stub.Call.Header("Stripe-Account"), Is.EqualTo("acct_1"));
    }

    [Test]
    public async Task A_conflict_is_tried_again_under_the_same_key()
    {
        Stub.Answer = _ => Task.FromResult(Stub.Calls.Count == 1 ? (409, "{}") : (200, """{"id":"re_1"}"""));
        var refund = await Stub.Client(retries: 1).V1.Refunds.CreateAsync(new() { Charge = "ch_1" });

        Assert.That(refund.Id, Is.EqualTo("re_1"));
        Assert.That(Stub.Calls.Select(call => (call.Body, call.Header("Idempotency-Key"))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Stub.Calls, Has.Count.EqualTo(2));
    }

    [TestCase(503, "false")]
    [TestCase(429, "")]
    [TestCase(400, "")]
    public void What_is_not_worth_repeating_is_not_repeated(int status, string word)
    {
        if (word.Length > 0)
            Stub.Headers["Stripe-Should-Retry"] = word;
        Stub.Says("""{"error":{"type":"api_error"}}""", status);

        Assert.That(() => Stub.Client(retries: 2).V1.Customers.GetAsync("cus_1"), Throws.TypeOf<StripeException>().With.Property("HttpStatusCode").EqualTo((HttpStatusCode)status));
        Assert.That(Stub.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Stripe_may_ask_for_a_repetition()
    {
        Stub.Headers["Stripe-Should-Retry"] = "true";
        Stub.Answer = _ => Task.FromResult(Stub.Calls.Count == 1 ? (429, "{}") : (200, "{}"));
        await Stub.Client(retries: 1).V1.Customers.GetAsync("cus_1");

        Assert.That(Stub.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_call_written_by_hand_goes_as_it_is()
    {
        Stub.Says("""{"any":"thing"}""");
        var answer = await Client.RawRequestAsync(HttpMethod.Post, "/v1/anything", "a=1", new() { AdditionalHeaders = { ["Stripe-Version"] = "2030-01-01.other" } });

        Assert.That(answer.Content, Is.EqualTo("""{"any":"thing"}"""));
        Assert.That(Stub.Call.Body, Is.EqualTo("a=1"));
        Assert.That(Stub.Call.Header("Stripe-Version"), Is.EqualTo("2030-01-01.other"));
    }

    [Test]
    public void Without_a_key_nothing_is_sent() => Assert.Multiple(() =>
    {
        var client = new StripeClient(new StripeClientOptions { ApiBase = Stub.Url });
        Assert.That(() => client.V1.Customers.GetAsync("cus_1"), Throws.TypeOf<StripeException>());
        Assert.That(() => new StripeClient(new StripeClientOptions { ApiKey = "sk test" }), Throws.ArgumentException);
        Assert.That(Stub.Calls, Is.Empty);
    });
}
