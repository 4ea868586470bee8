namespace CloudCrm.Contracts.Billing;

/// <summary>How a tenant's invoices are collected on Stripe; the only writer of it. Key: the tenant.</summary>
[Alias("IStripeCollectionGrain")]
public interface IStripeCollectionGrain : IGrainWithStringKey
{
    /// <summary>Writes down how an invoice is collected; false where somebody else did since it was read.</summary>
    /// <param name="invoiceId">Our invoice.</param>
    /// <param name="stripeId">Stripe's id of its newest invoice for it; null before there is one.</param>
    /// <param name="document">How, as JSON.</param>
    /// <param name="expectedVersion">The version that was read; 0 for none.</param>
    [Alias("Write")]
    Task<bool> Write(Guid invoiceId, string? stripeId, string document, long expectedVersion);

    /// <summary>Remembers what somebody was answered who asked to pay.</summary>
    [Alias("Remember")]
    Task Remember(Invoice answer, Once once);
}

/// <summary>Where people wait for Stripe. Where it does not answer they are told so, with <c>card_payments_unavailable</c>. Key: the tenant.</summary>
[Alias("IStripeCollectionDesk")]
public interface IStripeCollectionDesk : IGrainWithStringKey
{
    /// <summary>Pays what is left of an open invoice by the tenant's card, now.</summary>
    /// <param name="invoiceId">Which one.</param>
    /// <param name="once">The call's own id.</param>
    [Alias("Pay")]
    Task<Outcome<Invoice>> Pay(Guid invoiceId, Once once);

    /// <summary>Takes money out of the tenant's balance and pays it back to the card that paid an invoice.</summary>
    [Alias("Refund")]
    Task<Outcome<BillingAccount>> Refund(RefundPayment command, Caller caller, Once once);
}
