using System.Net;
using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>What goes wrong comes out as what it is.</summary>
internal sealed class ErrorTests : StripeFixture
{
    [Test]
    public void A_refusal_says_all_that_Stripe_said()
    {
        Stub.Headers["Request-Id"] = "req_1";
        Stub.Headers["Idempotency-Key"] = "pay-1";
        Stub.Says(
            """
            {"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"Your card has insufficient funds.","param":"source",
            "doc_url":"https://example.test/doc","request_log_url":"https://example.test/log","advice_code":"try_again_later","charge":"ch_1",
            "payment_intent":{"id":"pi_1","object":"payment_intent","status":"requires_payment_method"},"new":{"thing":1}}}
            """,
            402);
        var refusal = Assert.ThrowsAsync<StripeException>(() => Client.V1.Invoices.PayAsync("in_1"))!;

        Assert.Multiple(() =>
        {
            Assert.That(refusal.HttpStatusCode, Is.EqualTo(HttpStatusCode.PaymentRequired));
            Assert.That(refusal.Message, Is.EqualTo("Your card has insufficient funds."));
            Assert.That(
                (refusal.StripeError.Type, refusal.StripeError.Code, refusal.StripeError.DeclineCode, refusal.StripeError.Message, refusal.StripeError.Param),
                Is.EqualTo(("card_error", "card_declined", "insufficient_funds", "Your card has insufficient funds.", "source")));
            Assert.That((refusal.StripeError.DocUrl, refusal.StripeError.RequestLogUrl), Is.EqualTo(("https://example.test/doc", "https://example.test/log")));
            Assert.That((refusal.StripeError.AdviceCode, refusal.StripeError.Charge, refusal.StripeError.PaymentIntent.Id), Is.EqualTo(("try_again_later", "ch_1", "pi_1")));
            Assert.That((refusal.StripeResponse.RequestId, refusal.StripeResponse.IdempotencyKey), Is.EqualTo(("req_1", "pay-1")));
            Assert.That(refusal.StripeError.StripeResponse, Is.SameAs(refusal.StripeResponse));
        });
    }

    [TestCase(400, "invalid_request_error")]
    [TestCase(400, "idempotency_error")]
    [TestCase(404, "invalid_request_error")]
    [TestCase(409, "api_error")]
    [TestCase(429, "invalid_request_error")]
    [TestCase(500, "api_error")]
    public void Every_refusal_has_its_status_and_type(int status, string type)
    {
        Stub.Says($$$"""{"error":{"type":"{{{type}}}","message":"No."}}""", status);
        var refusal = Assert.ThrowsAsync<StripeException>(() => Client.V1.Billing.MeterEvents.CreateAsync(new() { EventName = "messages" }))!;

        Assert.That(((int)refusal.HttpStatusCode, refusal.StripeError.Type), Is.EqualTo((status, type)));
    }

    [TestCase(502, "<html>Bad gateway</html>")]
    [TestCase(500, "")]
    [TestCase(500, "{}")]
    [TestCase(200, "<html>Welcome to the hotel</html>")]
    [TestCase(200, "null")]
    [TestCase(200, """{"id":"cus_1","created":"yesterday"}""")]
    [TestCase(200, """{"id":5}""")]
    public void An_answer_that_cannot_be_read_is_a_refusal_without_words(int status, string body)
    {
        Stub.Says(body, status);
        var refusal = Assert.ThrowsAsync<StripeException>(() => Client.V1.Customers.GetAsync("cus_1"))!;

        Assert.That((int)refusal.HttpStatusCode, Is.EqualTo(status));
        Assert.That(refusal.StripeError, Is.Null);
        Assert.That(refusal.StripeResponse.Content, Is.EqualTo(body));
    }

    [Test]
    public void Silence_is_not_taken_for_a_refusal()
    {
        var silence = new TaskCompletionSource<(int, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        Stub.Answer = _ => silence.Task;
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };

        Assert.That(() => Stub.Client(http: http).V1.Customers.CreateAsync(new()), Throws.InstanceOf<TaskCanceledException>());
        silence.SetResult((200, "{}"));
    }

    [Test]
    public async Task A_closed_door_is_not_taken_for_a_refusal()
    {
        var client = Stub.Client();
        await Stub.DisposeAsync();

        Assert.That(() => client.V1.Customers.GetAsync("cus_1"), Throws.TypeOf<HttpRequestException>());
    }

    [Test]
    public void Version_2_of_the_API_names_its_limit()
    {
        Stub.Says("""{"error":{"type":"rate_limit","code":"too_many","message":"Slower."}}""", 429);

        Assert.That(() => Client.V2.Core.Events.GetAsync("evt_1"), Throws.TypeOf<global::Stripe.V2.RateLimitException>().With.Message.EqualTo("Slower."));
    }
}
