using System.Text;
using CloudCrm.Billing.Payments.Stripe.Intake;
using Stripe;

namespace CloudCrm.Tests.Billing.Stripe.Intake;

/// <summary>Which webhooks are Stripe's.</summary>
[TestFixture]
internal sealed class StripeSignatureTests
{
    private const long Noon = 1785585600;
    private const string Secret = "whsec_first";
    private static readonly byte[] s_body = """{"id":"evt_1","object":"event"}"""u8.ToArray();

    [TestCase("t=1785585600,v1=GOOD", null)]
    [TestCase("v0=GOOD, v1=0000 , v1=GOOD,t=1785585600", null)]
    [TestCase("t=1785585600,v1=SECOND", null)]
    [TestCase("t=1785585600,v1=THIRD", "signature_invalid")]
    [TestCase("t=1785585600,v0=GOOD", "signature_invalid")]
    [TestCase("t=1785585601,v1=GOOD", "signature_invalid")]
    [TestCase("t=1785585600,v1=", "signature_invalid")]
    [TestCase("t=1785585600", "signature_invalid")]
    [TestCase("v1=GOOD", "signature_invalid")]
    [TestCase("", "signature_invalid")]
    [TestCase("t,v1", "signature_invalid")]
    public void A_header_is_trusted_where_one_of_its_signatures_is_that_of_a_secret(string header, string? code)
    {
        var text = header.Replace("GOOD", Sign(Secret), StringComparison.Ordinal).Replace("SECOND", Sign("whsec_second"), StringComparison.Ordinal)
            .Replace("THIRD", Sign("whsec_third"), StringComparison.Ordinal);

        Assert.That(StripeSignature.Judge(s_body, text, [Secret, "whsec_second"], At(0))?.Code, Is.EqualTo(code));
    }

    [TestCase(-301, "signature_stale")]
    [TestCase(-300, null)]
    [TestCase(300, null)]
    [TestCase(301, "signature_stale")]
    public void Its_time_may_be_off_by_five_minutes(int seconds, string? code) =>
        Assert.That(StripeSignature.Judge(s_body, $"t={Noon},v1={Sign(Secret)}", [Secret], At(seconds))?.Code, Is.EqualTo(code));

    [TestCase("-5")]
    [TestCase("noon")]
    [TestCase("99999999999999999999")]
    public void A_time_that_is_none_is_stale_even_where_it_is_signed(string time) => Assert.That(
        StripeSignature.Judge(s_body, $"t={time},v1={EventUtility.ComputeSignature(Secret, time, Encoding.UTF8.GetString(s_body))}", [Secret], At(0))?.Code, Is.EqualTo("signature_stale"));

    [Test]
    public void Nothing_is_trusted_without_a_secret_nor_with_an_endless_header() => Assert.Multiple(() =>
    {
        Assert.That(StripeSignature.Judge(s_body, $"t={Noon},v1={Sign(Secret)}", [], At(0)), Is.Not.Null);
        Assert.That(StripeSignature.Judge(s_body, $"t={Noon},v1={Sign(Secret)},v2={new string('0', 2_000)}", [Secret], At(0)), Is.Not.Null);
    });

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool Bytes_that_are_no_text_are_checked_as_they_are(byte[] body, byte flipped)
    {
        var header = $"t={Noon},v1={Raw(body)}";
        var other = body.Length == 0 ? [flipped] : body.Select((value, place) => place == flipped % body.Length ? (byte)(value ^ 1) : value).ToArray();

        return StripeSignature.Judge(body, header, [Secret], At(0)) is null && StripeSignature.Judge(other, header, [Secret], At(0)) is not null;
    }

    private static string Sign(string secret) => EventUtility.ComputeSignature(secret, $"{Noon}", Encoding.UTF8.GetString(s_body));

    private static string Raw(byte[] body) =>
        Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes($"{Noon}."), .. body]));

    private static DateTimeOffset At(int seconds) => DateTimeOffset.FromUnixTimeSeconds(Noon + seconds);
}
