namespace CloudCrm.Client;

/// <summary>What differs between us and Stripe.</summary>
public enum StripeFindingKind
{
    /// <summary>Stripe's invoice does not come to what ours does; it was not finalised.</summary>
    InvoiceDiffers,

    /// <summary>Stripe finalised its draft before our invoice was on it.</summary>
    DraftEscaped,

    /// <summary>Stripe was paid for what nothing was left to pay of.</summary>
    PaidTwice,

    /// <summary>The account's currency is another one than the subscription's.</summary>
    CurrencyDiffers,

    /// <summary>A second subscription of the same tenant turned up and was cancelled.</summary>
    SecondSubscription,

    /// <summary>Usage that Stripe took is not there any more.</summary>
    UsageLost,

    /// <summary>Usage that Stripe took stands there twice.</summary>
    UsageDoubled,

    /// <summary>Usage stands on Stripe in another hour of the same billing period.</summary>
    UsageMoved,

    /// <summary>Usage stands on Stripe in another billing period.</summary>
    UsageInWrongPeriod,

    /// <summary>Usage stands on Stripe in an hour that nothing was told of.</summary>
    UsageUnknown,

    /// <summary>Stripe has another quantity in an hour than it was told.</summary>
    UsageDiffers,

    /// <summary>Usage is older than Stripe takes.</summary>
    UsageTooOld,

    /// <summary>Stripe refuses usage, or has reported an error in what it took before.</summary>
    UsageRefused,

    /// <summary>Stripe's invoice comes to another total than it was finalised with.</summary>
    InvoiceTotal,

    /// <summary>Another amount is left to pay on Stripe than by our invoice.</summary>
    InvoiceRemaining,

    /// <summary>Stripe's invoice stands otherwise than ours, such as void here and open there.</summary>
    InvoiceState,

    /// <summary>Stripe's invoice is gone.</summary>
    InvoiceMissing,

    /// <summary>The tenant's customer has an invoice on Stripe that is nothing of ours.</summary>
    InvoiceUnknown,

    /// <summary>An invoice was paid on Stripe and we were not told.</summary>
    PaidNotTold,

    /// <summary>The customer on Stripe is gone.</summary>
    CustomerMissing,

    /// <summary>The subscription on Stripe is gone or has ended, and we were not told.</summary>
    SubscriptionMissing,

    /// <summary>The subscription stands otherwise on Stripe than we know.</summary>
    SubscriptionState,

    /// <summary>The subscription has an item that is neither base nor seats, or lacks one.</summary>
    SubscriptionItems,

    /// <summary>The subscription has another quantity than was put on it.</summary>
    QuantityDiffers,

    /// <summary>A price on Stripe is another one than the price book's.</summary>
    PriceDiffers,

    /// <summary>The subscription has another price than was put on it.</summary>
    PriceUnknown,

    /// <summary>An event of Stripe's never came here.</summary>
    WebhookLost,

    /// <summary>The tenant's customer was charged for nothing of ours.</summary>
    ChargeUnknown,

    /// <summary>A charge was given back, and not by us.</summary>
    RefundUnknown,

    /// <summary>Stripe refuses to take an invoice, or something of it.</summary>
    CollectionRefused,

    /// <summary>The bank of whoever paid disputes a charge.</summary>
    ChargeDisputed,

    /// <summary>Stripe did not pay back what the operator ordered; it is a credit of the tenant's again.</summary>
    RefundRefused,
}

/// <summary>A difference between a tenant and Stripe.</summary>
/// <param name="Id">Its id; grows with time.</param>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Subject">What it is about: an id of ours or of Stripe's, or a meter and an hour.</param>
/// <param name="Details">What was expected and what was found, as JSON of plain facts.</param>
/// <param name="FoundAt">When it was found first (UTC).</param>
/// <param name="ResolvedAt">When it no longer held (UTC); null while it does.</param>
/// <param name="Resolution">How it was resolved, such as <c>corrected</c>; null while it holds.</param>
/// <param name="ClosedAt">When an operator closed it (UTC); null where nobody did. It may still hold then.</param>
/// <param name="ClosedReason">What the operator did about it.</param>
public sealed record StripeFinding(
    Guid Id, Guid Tenant, StripeFindingKind Kind, string Subject, string Details, DateTimeOffset FoundAt, DateTimeOffset? ResolvedAt, string? Resolution, DateTimeOffset? ClosedAt,
    string? ClosedReason);

/// <summary>Closes a difference with Stripe.</summary>
/// <param name="Reason">What was done about it, 1 to 500 characters.</param>
public sealed record CloseStripeFinding(string Reason);
