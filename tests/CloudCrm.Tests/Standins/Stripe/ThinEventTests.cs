using Stripe;
using Stripe.Events;

namespace CloudCrm.Tests.Standins;

/// <summary>Thin events say that something happened; the rest is fetched.</summary>
internal sealed class ThinEventTests : StripeFixture
{
    private const string Secret = "whsec_thin";

    private const string Report =
        """
        {"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.error_report_triggered","created":"2026-08-01T12:00:00.000Z","livemode":false,
         "related_object":{"id":"mtr_1","type":"billing.meter","url":"/v1/billing/meters/mtr_1"}}
        """;

    private const string Whole =
        """
        {"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.error_report_triggered","created":"2026-08-01T12:00:00.000Z",
         "related_object":{"id":"mtr_1","type":"billing.meter","url":"/v1/billing/meters/mtr_1"},
         "data":{"developer_message_summary":"There are 2 invalid events","validation_start":"2026-08-01T11:00:00.000Z","validation_end":"2026-08-01T12:00:00.000Z",
          "reason":{"error_count":2,"error_types":[{"code":"timestamp_too_far_in_past","error_count":2,"sample_errors":[{"error_message":"Too old.","request":{"identifier":"usage-1"}}]}]}}}
        """;

    [Test]
    public async Task A_report_of_errors_leads_to_the_events_that_were_not_taken()
    {
        var notification = (V1BillingMeterErrorReportTriggeredEventNotification)Parse(Report);
        Stub.Says(Whole);
        var happened = await notification.FetchEventAsync();
        var error = happened.Data.Reason.ErrorTypes.Single();

        Assert.Multiple(() =>
        {
            Assert.That((notification.Id, notification.RelatedObject.Id), Is.EqualTo(("evt_1", "mtr_1")));
            Assert.That(notification.Created, Is.EqualTo(new DateTime(2026, 8, 1, 12, 0, 0, DateTimeKind.Utc)));
            Assert.That((Stub.Call.Method, Stub.Call.Target, Stub.Call.Header("Stripe-Request-Trigger")), Is.EqualTo(("GET", "/v2/core/events/evt_1", "event=evt_1")));
            Assert.That((error.Code, error.ErrorCount, error.SampleErrors.Single().Request.Identifier), Is.EqualTo(("timestamp_too_far_in_past", 2, "usage-1")));
            Assert.That(happened.Data.ValidationStart, Is.EqualTo(new DateTime(2026, 8, 1, 11, 0, 0, DateTimeKind.Utc)));
        });

        Stub.Says("""{"id":"mtr_1","object":"billing.meter","event_name":"messages"}""");
        Assert.That((await happened.FetchRelatedObjectAsync()).EventName, Is.EqualTo("messages"));
        Assert.That((await notification.FetchRelatedObjectAsync()).EventName, Is.EqualTo("messages"));
    }

    [Test]
    public async Task Events_without_a_meter_are_told()
    {
        var notification = Parse("""{"id":"evt_2","object":"v2.core.event","type":"v1.billing.meter.no_meter_found","created":"2026-08-01T12:00:00Z"}""");
        Stub.Says("""{"id":"evt_2","object":"v2.core.event","type":"v1.billing.meter.no_meter_found","data":{"reason":{"error_count":7,"error_types":[{"code":"no_meter","error_count":7}]}}}""");

        Assert.That((await ((V1BillingMeterNoMeterFoundEventNotification)notification).FetchEventAsync()).Data.Reason.ErrorCount, Is.EqualTo(7));
    }

    [Test]
    public void Other_events_are_let_through_as_unknown() =>
        Assert.That(Parse("""{"id":"evt_3","object":"v2.core.event","type":"v9.tomorrow"}"""), Is.TypeOf<UnknownEventNotification>().With.Property("Type").EqualTo("v9.tomorrow"));

    [Test]
    public void A_forged_thin_event_is_refused() =>
        Assert.That(() => Client.ParseEventNotification(Report, "t=1,v1=00", Secret), Throws.TypeOf<StripeException>());

    [Test]
    public void Thin_and_whole_events_are_not_taken_for_each_other()
    {
        Assert.That(() => Parse("""{"id":"evt_1","object":"event"}"""), Throws.ArgumentException);
        Assert.That(() => EventUtility.ParseEvent(Report), Throws.ArgumentException);
    }

    private global::Stripe.V2.Core.EventNotification Parse(string body)
    {
        var now = $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";
        return Client.ParseEventNotification(body, $"t={now},v1={EventUtility.ComputeSignature(Secret, now, body)}", Secret);
    }
}
