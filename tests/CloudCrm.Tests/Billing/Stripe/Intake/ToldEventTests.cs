using System.Text;
using CloudCrm.Billing.Payments.Stripe.Intake;

namespace CloudCrm.Tests.Billing.Stripe.Intake;

/// <summary>What is kept of an event.</summary>
[TestFixture]
internal sealed class ToldEventTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [TestCase("""{"object":{"id":"in_1","object":"invoice","customer":"cus_1"}}""", "in_1", "cus_1")]
    [TestCase("""{"object":{"id":"in_1","object":"invoice","customer":{"id":"cus_1","object":"customer"}}}""", "in_1", "cus_1")]
    [TestCase("""{"object":{"id":"cus_1","object":"customer"}}""", "cus_1", "cus_1")]
    [TestCase("""{"object":{"id":"pm_1","object":"payment_method","customer":null},"previous_attributes":{"customer":"cus_1"}}""", "pm_1", "cus_1")]
    [TestCase("""{"object":{"id":"price_1","object":"price"}}""", "price_1", null)]
    [TestCase("""{"object":{"object":"balance"}}""", "", null)]
    public void It_says_where_to_look(string data, string about, string? customer) =>
        Assert.That(Read($$"""{"id":"evt_1","type":"x.y","created":1795334400,"data":{{data}}}"""), Is.EqualTo(new ToldEvent("evt_1", "x.y", about, customer, null, s_at)));

    [Test]
    public void Thin_events_name_their_object_or_nothing() => Assert.Multiple(() =>
    {
        Assert.That(
            Read("""{"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.error_report_triggered","created":"2026-11-22T08:00:00.000Z","related_object":{"id":"mtr_1","type":"billing.meter"}}"""),
            Is.EqualTo(new ToldEvent("evt_1", "v1.billing.meter.error_report_triggered", "mtr_1", null, null, s_at)));
        Assert.That(Read("""{"id":"evt_1","type":"v1.billing.meter.no_meter_found","created":"2026-11-22T16:00:00+08:00","related_object":null}""")!.CreatedAt, Is.EqualTo(s_at));
    });

    [Test]
    public void The_tenant_that_an_object_names_is_read()
    {
        var tenant = Guid.CreateVersion7();
        Guid? Named(string text) => Read($$$"""{"id":"evt_1","type":"x.y","created":0,"data":{"object":{"id":"sub_1","metadata":{"tenant":"{{{text}}}"} } } }""")!.Named;

        Assert.That((Named($"{tenant:n}"), Named("somebody"), Named($"{Guid.Empty:n}")), Is.EqualTo(((Guid?)tenant, (Guid?)null, (Guid?)null)));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{")]
    [TestCase("""{"type":"x.y","created":0}""")]
    [TestCase("""{"id":"evt_1","created":0}""")]
    [TestCase("""{"id":"evt_1","type":"x.y"}""")]
    [TestCase("""{"id":"evt_1","type":"x.y","created":-1}""")]
    [TestCase("""{"id":"evt_1","type":"x.y","created":1e300}""")]
    [TestCase("""{"id":"evt_1","type":"x.y","created":"some day"}""")]
    [TestCase("""{"id":"","type":"x.y","created":0}""")]
    [TestCase("""{"id":"\u0000","type":"x.y","created":0}""")]
    [TestCase("""{"id":"\ud800","type":"x.y","created":0}""")]
    [TestCase("""{"id":7,"type":"x.y","created":0}""")]
    public void What_is_no_event_is_refused(string body) => Assert.That(Read(body), Is.Null);

    [Test]
    public void Bytes_that_are_no_text_are_refused() => Assert.That(ToldEvent.Read("{\"id\":\"\xC3\x28\",\"type\":\"x\",\"created\":0}".Select(letter => (byte)letter).ToArray()).IsOk, Is.False);

    private static ToldEvent? Read(string body) => ToldEvent.Read(Encoding.UTF8.GetBytes(body)).Try(out var told, out _) ? told : null;
}
