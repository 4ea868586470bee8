using System.Net;
using CloudCrm.Billing.Payments.Stripe.Gate;
using Stripe;

namespace CloudCrm.Tests.Billing.Stripe.Gate;

/// <summary>Which answers are asked for again.</summary>
[TestFixture]
internal sealed class RepetitionTests
{
    [TestCase(200, null, null, false)]
    [TestCase(200, "true", null, false)]
    [TestCase(400, null, null, false)]
    [TestCase(402, null, null, false)]
    [TestCase(404, null, null, false)]
    [TestCase(409, null, null, true)]
    [TestCase(429, null, null, true)]
    [TestCase(500, null, null, true)]
    [TestCase(503, null, null, true)]
    [TestCase(409, "false", null, false)]
    [TestCase(500, "false", null, false)]
    [TestCase(400, "true", null, true)]
    [TestCase(503, "nonsense", null, true)]
    [TestCase(429, null, "1", true)]
    [TestCase(429, null, "10", true)]
    [TestCase(429, null, "11", false)]
    [TestCase(503, "true", "3600", false)]
    public void Stripes_own_word_goes_first_and_long_waits_are_for_others(int status, string? retry, string? after, bool repeated)
    {
        using var message = new HttpResponseMessage();
        if (retry is not null)
            message.Headers.Add("Stripe-Should-Retry", retry);
        if (after is not null)
            message.Headers.Add("Retry-After", after);

        Assert.That(Repetition.IsWorthwhile(new StripeResponse((HttpStatusCode)status, message.Headers, "")), Is.EqualTo(repeated));
    }

    [TestCase("/v1/customers", null)]
    [TestCase("/v1/billing/meter_events", null)]
    [TestCase("/v1/invoices/in_00000012/lines", "in_00000012")]
    public void The_object_of_a_path_is_found(string path, string? id) => Assert.That(AnswerFacts.IdIn(path), Is.EqualTo(id));

    [TestCase("""{"id":"cus_1","object":"customer"}""", 200, "cus_1", null)]
    [TestCase("""{"object":"list","data":[{"id":"cus_2"}]}""", 200, "in_1", null)]
    [TestCase("""{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"No."}}""", 402, "in_1", "insufficient_funds")]
    [TestCase("""{"error":{"type":"api_error","message":"ada@sunrise.example"}}""", 500, "in_1", "api_error")]
    [TestCase("""{"error":"broken"}""", 500, "in_1", "unreadable")]
    [TestCase("<html>", 502, "in_1", "unreadable")]
    [TestCase("", 200, "in_1", "unreadable")]
    [TestCase("[1]", 200, "in_1", null)]
    public void Only_ids_and_codes_are_kept_of_an_answer(string body, int status, string? id, string? code)
    {
        using var message = new HttpResponseMessage();

        Assert.That(AnswerFacts.Of(new StripeResponse((HttpStatusCode)status, message.Headers, body), "/v1/invoices/in_1"), Is.EqualTo(new AnswerFacts(id, code)));
    }
}
