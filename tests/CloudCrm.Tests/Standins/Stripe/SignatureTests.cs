using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>Webhooks are Stripe's, fresh and whole, or refused.</summary>
[TestFixture]
public sealed class SignatureTests
{
    private const string Body = """{"id":"evt_1","object":"event","api_version":"2026-07-29.dahlia","type":"invoice.paid","data":{"object":{"id":"in_1","object":"invoice"}}}""";
    private const string Secret = "whsec_first";
    private const long Noon = 1785585600;

    // printf '%s' "1785585600.$BODY" | openssl sha256 -hmac whsec_first
    private const string Good = "a83b1381ace6eda344189d8d1dd9ef3a0a5e4408854adfa2fc8b50b91f0a406e";
    private static readonly string s_forged = new('0', 64);

    [Test]
    public void A_signature_is_what_openssl_makes_it() => Assert.That(EventUtility.ComputeSignature(Secret, $"{Noon}", Body), Is.EqualTo(Good));

    [Test]
    public void A_good_webhook_is_read()
    {
        var happened = EventUtility.ConstructEvent(Body, $"t={Noon},v1={Good}", Secret, 300, Noon + 5);

        Assert.That((happened.Id, happened.Type), Is.EqualTo(("evt_1", EventTypes.InvoicePaid)));
        Assert.That(((Invoice)happened.Data.Object).Id, Is.EqualTo("in_1"));
    }

    [Test]
    public void Any_of_several_signatures_may_match_while_secrets_change()
    {
        var second = EventUtility.ComputeSignature("whsec_second", $"{Noon}", Body);
        var header = $"t={Noon},v1={second},v1={Good}";

        Assert.That(() => Check(header, Secret), Throws.Nothing);
        Assert.That(() => Check(header, "whsec_second"), Throws.Nothing);
        Assert.That(() => Check(header, "whsec_third"), Throws.TypeOf<StripeException>());
    }

    [TestCase("t=1785585600, v1=GOOD", TestName = "{m}(spaces)")]
    [TestCase("v0=GOOD,v1=GOOD,t=1785585600", TestName = "{m}(any order)")]
    [TestCase("t=1785585600,v1=0000,v2=whatever,v1=GOOD", TestName = "{m}(other schemes)")]
    public void Headers_that_are_good(string header) => Assert.That(() => Check(header.Replace("GOOD", Good, StringComparison.Ordinal)), Throws.Nothing);

    [TestCase("t=1785585600,v0=GOOD", TestName = "{m}(another scheme only)")]
    [TestCase("t=1785585600,v1=FORGED", TestName = "{m}(forged)")]
    [TestCase("t=1785585601,v1=GOOD", TestName = "{m}(another time)")]
    [TestCase("t=1785585600,v1=", TestName = "{m}(empty signature)")]
    [TestCase("t=1785585600", TestName = "{m}(no signature)")]
    [TestCase("v1=GOOD", TestName = "{m}(no time)")]
    [TestCase("t=,v1=GOOD", TestName = "{m}(empty time)")]
    [TestCase("t=noon,v1=GOOD", TestName = "{m}(no number)")]
    [TestCase("t,v1", TestName = "{m}(no values)")]
    [TestCase("", TestName = "{m}(empty)")]
    [TestCase(null, TestName = "{m}(none)")]
    public void Headers_that_are_not(string? header) =>
        Assert.That(
            () => Check(header?.Replace("GOOD", Good, StringComparison.Ordinal).Replace("FORGED", s_forged, StringComparison.Ordinal)),
            Throws.TypeOf<StripeException>());

    [Test]
    public void A_time_that_is_signed_but_is_no_number_is_refused() =>
        Assert.That(() => Check($"t=noon,v1={EventUtility.ComputeSignature(Secret, "noon", Body)}"), Throws.TypeOf<StripeException>());

    [TestCase(300, true)]
    [TestCase(-300, true)]
    [TestCase(301, false)]
    [TestCase(-301, false)]
    public void The_time_may_be_off_by_the_tolerance(int seconds, bool good)
    {
        void Checked() => EventUtility.ValidateSignature(Body, $"t={Noon},v1={Good}", Secret, EventUtility.DefaultTimeTolerance, Noon + seconds);

        Assert.That(Checked, good ? Throws.Nothing : Throws.TypeOf<StripeException>());
    }

    [Test]
    public void One_changed_byte_is_found() =>
        Assert.That(() => EventUtility.ValidateSignature(Body + " ", $"t={Noon},v1={Good}", Secret, 300, Noon), Throws.TypeOf<StripeException>());

    [Test]
    public void Half_a_character_is_refused_and_not_guessed() =>
        Assert.That(() => EventUtility.ValidateSignature(Body + "\ud802", $"t={Noon},v1={Good}", Secret, 300, Noon), Throws.TypeOf<StripeException>());

    [Test]
    public void A_webhook_is_measured_by_the_clock_of_today()
    {
        var now = $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";
        var header = $"t={now},v1={EventUtility.ComputeSignature(Secret, now, Body)}";

        Assert.That(EventUtility.ConstructEvent(Body, header, Secret).Id, Is.EqualTo("evt_1"));
        Assert.That(() => EventUtility.ConstructEvent(Body, $"t={Noon - 1_000_000_000},v1={Good}", Secret), Throws.TypeOf<StripeException>());
    }

    [TestCase("2026-07-29.dahlia", true)]
    [TestCase("2026-12-31.dahlia", true)]
    [TestCase("2026-07-29.acacia", false)]
    [TestCase("2019-05-16", false)]
    public void Events_of_other_release_trains_are_refused_unless_they_are_wanted(string version, bool known)
    {
        var body = Body.Replace("2026-07-29.dahlia", version, StringComparison.Ordinal);

        Assert.That(EventUtility.IsCompatibleApiVersion(version), Is.EqualTo(known));
        Assert.That(() => EventUtility.ParseEvent(body), known ? Throws.Nothing : Throws.TypeOf<StripeException>());
        Assert.That(EventUtility.ParseEvent(body, throwOnApiVersionMismatch: false).ApiVersion, Is.EqualTo(version));
    }

    [Test]
    public void The_signature_that_Stripe_net_tests_itself_with_is_good()
    {
        var tests = PublicSource.Folder("src/StripeTests");
        var body = File.ReadAllText(Path.Combine(tests, "Resources", "event_test_signature.json"));
        var header = System.Text.RegularExpressions.Regex.Match(File.ReadAllText(Path.Combine(tests, "Services", "Events", "EventUtilityTest.cs")), @"v1=[0-9a-f]{64},v0=[0-9a-f]{64}");

        Assert.That(() => EventUtility.ValidateSignature(body, $"t=1533204620,{header.Value}", "webhook_secret", 300, 1533204620), Throws.Nothing);
        Assert.That(() => EventUtility.ValidateSignature(body + " ", $"t=1533204620,{header.Value}", "webhook_secret", 300, 1533204620), Throws.TypeOf<StripeException>());
    }

    private static void Check(string? header, string secret = Secret) => EventUtility.ValidateSignature(Body, header, secret, 300, Noon);
}
