using CloudCrm.Billing.Payments.Stripe.Intake;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>
/// What Stripe tells of invoices. Whatever it is, the invoice is looked at as it stands now: ours are aligned, which books payments and tells of failed ones, and
/// drafts that Stripe has opened are kept from going on by themselves.
/// </summary>
internal sealed class InvoiceEvents(InvoiceCalls calls, Collector collector, DraftHolding holding) : IStripeEventHandler
{
    public IReadOnlyCollection<string> Types { get; } = ["invoice."];

    public async Task Handle(StripeEvent told, CancellationToken cancellation)
    {
        // invoice.upcoming is about nothing that can be read, and a deleted draft is gone.
        if (!told.ObjectId.StartsWith("in_", StringComparison.Ordinal) || told.Type == "invoice.deleted")
            return;
        var stripe = await calls.Read(told.Tenant, told.ObjectId, cancellation);
        if (StripeMarks.InvoiceOf(stripe.Metadata) is { } ours)
        {
            await collector.Align(told.Tenant, ours, false, cancellation);
            return;
        }

        try
        {
            await holding.Hold(told.Tenant, stripe, told.Id, cancellation);
        }
        catch (StripeException e) when (e.StripeError?.Code == "invoice_not_editable")
        {
            // It was finalised meanwhile, which is found out when our invoice is issued.
        }
    }
}
