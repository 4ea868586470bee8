using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using Stripe;
using StripeInvoice = Stripe.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Calls about invoices. Keys are made by whoever calls, of our ids.</summary>
internal sealed class InvoiceCalls(StripeGate gate)
{
    private const long PageMax = 100;

    public Task<StripeInvoice> Read(TenantId tenant, string id, CancellationToken cancellation) =>
        gate.Call(new(tenant, "invoice.read"), (stripe, options, stop) => stripe.V1.Invoices.GetAsync(id, null, options, stop), cancellation);

    public Task<Subscription> Subscription(TenantId tenant, string id, CancellationToken cancellation) =>
        gate.Call(new(tenant, "subscription.read"), (stripe, options, stop) => stripe.V1.Subscriptions.GetAsync(id, null, options, stop), cancellation);

    public Task<Customer> Customer(TenantId tenant, string id, CancellationToken cancellation) =>
        gate.Call(new(tenant, "customer.read"), (stripe, options, stop) => stripe.V1.Customers.GetAsync(id, null, options, stop), cancellation);

    /// <summary>A customer's invoices that were made between two instants, newest first.</summary>
    public Task<List<StripeInvoice>> List(TenantId tenant, string customer, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => gate.Call(
        new(tenant, "invoice.list"),
        async (stripe, options, stop) => await stripe.V1.Invoices.ListAutoPagingAsync(
            new() { Customer = customer, Limit = PageMax, Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = to.UtcDateTime } }, options, stop).ToListAsync(stop),
        cancellation);

    /// <summary>All drafts of a subscription.</summary>
    public Task<List<StripeInvoice>> Drafts(TenantId tenant, string subscription, CancellationToken cancellation) => gate.Call(
        new(tenant, "invoice.list"),
        async (stripe, options, stop) => await stripe.V1.Invoices.ListAutoPagingAsync(
            new() { Subscription = subscription, Status = "draft", Limit = PageMax }, options, stop).ToListAsync(stop),
        cancellation);

    /// <summary>All lines of an invoice.</summary>
    public Task<List<InvoiceLineItem>> Lines(TenantId tenant, string id, CancellationToken cancellation) => gate.Call(
        new(tenant, "invoice.lines"),
        async (stripe, options, stop) => await stripe.V1.Invoices.LineItems.ListAutoPagingAsync(id, new() { Limit = PageMax }, options, stop).ToListAsync(stop),
        cancellation);

    /// <summary>All credit notes of an invoice.</summary>
    public Task<List<CreditNote>> CreditNotes(TenantId tenant, string id, CancellationToken cancellation) => gate.Call(
        new(tenant, "credit_note.list"),
        async (stripe, options, stop) => await stripe.V1.CreditNotes.ListAutoPagingAsync(new() { Invoice = id, Limit = PageMax }, options, stop).ToListAsync(stop),
        cancellation);

    /// <summary>The payment that paid an invoice, by Stripe's id; null where it was paid otherwise.</summary>
    public Task<string?> PaymentIntent(TenantId tenant, string id, CancellationToken cancellation) => gate.Call(
        new(tenant, "invoice_payment.list"),
        async (stripe, options, stop) => (await stripe.V1.InvoicePayments.ListAsync(new() { Invoice = id, Status = "paid", Limit = 1 }, options, stop)).FirstOrDefault()?.Payment?.PaymentIntentId,
        cancellation);

    /// <summary>The invoice that a payment paid, by Stripe's id; null where it paid none.</summary>
    public Task<string?> PaidBy(TenantId tenant, string paymentIntent, CancellationToken cancellation) => gate.Call(
        new(tenant, "invoice_payment.list"),
        async (stripe, options, stop) => (await stripe.V1.InvoicePayments.ListAsync(
            new() { Payment = new() { Type = "payment_intent", PaymentIntent = paymentIntent }, Limit = 1 }, options, stop)).FirstOrDefault()?.InvoiceId,
        cancellation);

    public Task<StripeInvoice> Create(TenantId tenant, string key, InvoiceCreateOptions what, CancellationToken cancellation) =>
        gate.Call(new(tenant, "invoice.create", key), (stripe, options, stop) => stripe.V1.Invoices.CreateAsync(what, options, stop), cancellation);

    public Task<StripeInvoice> Update(TenantId tenant, string key, string id, InvoiceUpdateOptions what, CancellationToken cancellation) =>
        gate.Call(new(tenant, "invoice.update", key), (stripe, options, stop) => stripe.V1.Invoices.UpdateAsync(id, what, options, stop), cancellation);

    public Task<InvoiceItem> AddItem(TenantId tenant, string key, InvoiceItemCreateOptions what, CancellationToken cancellation) =>
        gate.Call(new(tenant, "invoice_item.create", key), (stripe, options, stop) => stripe.V1.InvoiceItems.CreateAsync(what, options, stop), cancellation);

    public Task<StripeInvoice> Finalize(TenantId tenant, string key, string id, bool collects, CancellationToken cancellation) => gate.Call(
        new(tenant, "invoice.finalize", key), (stripe, options, stop) => stripe.V1.Invoices.FinalizeInvoiceAsync(id, new() { AutoAdvance = collects }, options, stop), cancellation);

    public Task<StripeInvoice> Void(TenantId tenant, string key, string id, CancellationToken cancellation) =>
        gate.Call(new(tenant, "invoice.void", key), (stripe, options, stop) => stripe.V1.Invoices.VoidInvoiceAsync(id, null, options, stop), cancellation);

    public Task<StripeInvoice> Pay(TenantId tenant, string key, string id, CancellationToken cancellation) =>
        gate.Call(new(tenant, "invoice.pay", key), (stripe, options, stop) => stripe.V1.Invoices.PayAsync(id, null, options, stop), cancellation);

    public Task<CreditNote> Credit(TenantId tenant, string key, CreditNoteCreateOptions what, CancellationToken cancellation) =>
        gate.Call(new(tenant, "credit_note.create", key), (stripe, options, stop) => stripe.V1.CreditNotes.CreateAsync(what, options, stop), cancellation);
}
