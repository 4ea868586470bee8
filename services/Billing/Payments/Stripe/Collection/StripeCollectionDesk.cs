using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;
using Stripe;
using Invoice = CloudCrm.Contracts.Billing.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Where people wait for Stripe. It writes nothing itself.</summary>
[GrainType("stripe-collection-desk"), Reentrant]
internal sealed class StripeCollectionDesk(IDbSource<BillingDb> source, IPaymentPort port, Collector collector, InvoiceCalls calls) : Grain, IStripeCollectionDesk
{
    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public Task<Outcome<Invoice>> Pay(Guid invoiceId, Once once) => StripeRefusals.Ask<Invoice>(async () =>
    {
        if (await source.Recall<BillingDb, Invoice>(Tenant, once) is { } recalled)
            return recalled;
        var known = await GrainFactory.InvoiceReader(Tenant).Read(invoiceId);
        if (!known.Try(out var invoice, out var refusal))
            return refusal;
        if (invoice.State is not InvoiceState.Open)
            return Refusal.Conflict("Only an invoice that waits to be paid is paid.", "invoice_not_open");
        if (!port.IsOn)
            return StripeRefusals.Off;
        if (await collector.Look(Tenant, invoiceId, CancellationToken.None) is null)
            return Refusal.Conflict("There is no card to pay by: subscribe with one first.", "no_card");
        await collector.Align(Tenant, invoiceId, isAsked: true, CancellationToken.None);
        if (await Collect(invoiceId, once) is { } refused)
            return refused;
        await collector.Align(Tenant, invoiceId, false, CancellationToken.None);
        var paid = await GrainFactory.InvoiceReader(Tenant).Read(invoiceId);
        if (paid.IsOk)
            await GrainFactory.StripeCollection(Tenant).Remember(paid.Value, once);
        return paid;
    });

    public async Task<Outcome<BillingAccount>> Refund(RefundPayment command, Caller caller, Once once)
    {
        if (await source.Recall<BillingDb, BillingAccount>(Tenant, once) is { } recalled)
            return recalled;
        if (!(await GrainFactory.InvoiceReader(Tenant).Read(command.InvoiceId)).IsOk)
            return Refusal.NotFound("invoice");
        if (!port.IsOn)
            return StripeRefusals.Off;
        return await collector.Look(Tenant, command.InvoiceId, CancellationToken.None) is { } it && it.Row.Parts.Any(part => part.PaymentIntent is not null)
            ? await GrainFactory.BillingAccount(Tenant).Refund(command, caller, once)
            : Refusal.Conflict("Nothing of this invoice was paid by card.", "not_paid_by_card");
    }

    /// <summary>Has the card pay; why it did not, or null.</summary>
    private async Task<Refusal?> Collect(Guid invoiceId, Once once)
    {
        var it = await collector.Look(Tenant, invoiceId, CancellationToken.None);
        if (it is null || !it.IsOpen)
            return null;
        if (it.Row.Parts.LastOrDefault() is not { IsFinal: true, StripeId: { } id })
            return Refusal.Conflict("It can't be collected by card now: the operator is told why.", "not_collectable");
        try
        {
            // What is paid is not paid again, whichever key asks for it.
            await StripeKeys.Try(attempt => calls.Pay(Tenant, $"{Ids.From("stripe-pay", $"{invoiceId:n}", once.Key):n}:{attempt}", id, CancellationToken.None));
            return null;
        }
        catch (StripeException e) when ((int)e.HttpStatusCode == 402)
        {
            return Refusal.LimitReached("The card did not pay. Choose another one, or confirm the payment where the mail about it says.", "card_declined");
        }
        catch (StripeException e) when (e.IsRefusal())
        {
            // It may have been paid at the same moment.
            return (await calls.Read(Tenant, id, CancellationToken.None)).Status == "paid"
                ? null
                : Refusal.Conflict("Stripe takes no payment for it now: see that there is a card on file, or pay as the invoice says.", "not_collectable");
        }
    }
}
