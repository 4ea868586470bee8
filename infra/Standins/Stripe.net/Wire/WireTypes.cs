using System.Text.Json;
using Stripe.Events;

namespace Stripe.Standin;

/// <summary>Which type an object of Stripe's is, where only the object itself says it.</summary>
internal static class WireTypes
{
    static readonly Dictionary<string, Type> s_objects = new(StringComparer.Ordinal)
    {
        ["billing.meter"] = typeof(Billing.Meter),
        ["billing.meter_event"] = typeof(Billing.MeterEvent),
        ["billing.meter_event_adjustment"] = typeof(Billing.MeterEventAdjustment),
        ["billing.meter_event_summary"] = typeof(Billing.MeterEventSummary),
        ["billing_portal.session"] = typeof(BillingPortal.Session),
        ["charge"] = typeof(Charge),
        ["checkout.session"] = typeof(Checkout.Session),
        ["credit_note"] = typeof(CreditNote),
        ["credit_note_line_item"] = typeof(CreditNoteLineItem),
        ["customer"] = typeof(Customer),
        ["dispute"] = typeof(Dispute),
        ["event"] = typeof(Event),
        ["invoice"] = typeof(Invoice),
        ["invoice_payment"] = typeof(InvoicePayment),
        ["invoiceitem"] = typeof(InvoiceItem),
        ["line_item"] = typeof(InvoiceLineItem),
        ["payment_intent"] = typeof(PaymentIntent),
        ["payment_method"] = typeof(PaymentMethod),
        ["price"] = typeof(Price),
        ["product"] = typeof(Product),
        ["refund"] = typeof(Refund),
        ["subscription"] = typeof(Subscription),
        ["subscription_item"] = typeof(SubscriptionItem),
        ["subscription_schedule"] = typeof(SubscriptionSchedule),
        ["test_helpers.test_clock"] = typeof(TestHelpers.TestClock),
    };

    static readonly Dictionary<string, (Type Event, Type Notification)> s_events = new(StringComparer.Ordinal)
    {
        ["v1.billing.meter.error_report_triggered"] = (typeof(V1BillingMeterErrorReportTriggeredEvent), typeof(V1BillingMeterErrorReportTriggeredEventNotification)),
        ["v1.billing.meter.no_meter_found"] = (typeof(V1BillingMeterNoMeterFoundEvent), typeof(V1BillingMeterNoMeterFoundEventNotification)),
    };

    /// <summary>The type to make for what is asked for; null where an interface is asked for and the object is none that is known here.</summary>
    public static Type Concrete(JsonElement json, Type asked)
    {
        if (asked.IsInterface) return Named(json, "object", s_objects);
        if (asked == typeof(V2.Core.Event)) return ByEvent(json).Event ?? asked;
        return asked == typeof(V2.Core.EventNotification) ? ByEvent(json).Notification ?? typeof(UnknownEventNotification) : asked;
    }

    static (Type Event, Type Notification) ByEvent(JsonElement json) => Named(json, "type", s_events);

    static T Named<T>(JsonElement json, string name, Dictionary<string, T> known) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? known.GetValueOrDefault(value.GetString()) : default;
}
