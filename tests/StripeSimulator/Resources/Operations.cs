using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Everything that can be asked for.</summary>
internal static class Operations
{
    public static IEnumerable<Operation> All =>
    [
        .. Customers.Operations, .. PaymentMethods.Operations, .. Products.Operations, .. Prices.Operations, .. Meters.Operations,
        .. MeterEvents.Operations, .. Subscriptions.Operations, .. SubscriptionItems.Operations, .. Schedules.Operations,
        .. Invoices.Operations, .. InvoiceActions.Operations, .. InvoiceItems.Operations, .. Previews.Operations, .. CreditNotes.Operations,
        .. Refunds.Operations, .. Payments.Operations, .. Disputes.Operations, .. CheckoutSessions.Operations, .. PortalSessions.Operations,
        .. TestClocks.Operations, .. EventLists.Operations,
    ];
}
