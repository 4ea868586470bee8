namespace CloudCrm.Contracts.Billing;

/// <summary>What differs between us and Stripe. Stored by its number: new ones come last.</summary>
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

/// <summary>Differences between a tenant and Stripe; their only writer. Key: the tenant.</summary>
[Alias("IStripeFindingsGrain")]
public interface IStripeFindingsGrain : IGrainWithStringKey
{
    /// <summary>Writes down a difference; one that is open already stays as it is, and so does one that somebody closed with the same details.</summary>
    /// <param name="kind">What differs.</param>
    /// <param name="subject">What it is about, at most 200 characters.</param>
    /// <param name="details">What was expected and what was found, as JSON of plain facts; at most 2,000 characters.</param>
    [Alias("Found")]
    Task Found(StripeFindingKind kind, string subject, string details);

    /// <summary>Says that a difference no longer holds; does nothing where none is open.</summary>
    /// <param name="kind">What differed.</param>
    /// <param name="subject">What it was about.</param>
    /// <param name="resolution">How it was resolved, such as <c>sent_again</c>.</param>
    [Alias("Resolved")]
    Task Resolved(StripeFindingKind kind, string subject, string resolution);

    /// <summary>
    /// Closes a difference that a person has seen to. It stays closed while it is found with the same details, and is opened anew with other ones, or when it comes
    /// back. Refused as <c>finding_not_open</c>, and as <c>finding_mends_itself</c> where its kind is repaired, or seen to be over, without anybody.
    /// </summary>
    /// <param name="id">Which one.</param>
    /// <param name="reason">What was done about it, 1 to 500 characters.</param>
    /// <param name="caller">Who closes it.</param>
    /// <param name="once">The call's own id.</param>
    [Alias("Close")]
    Task<Outcome<StripeFinding>> Close(Guid id, string reason, Caller caller, Once once);
}

/// <summary>A difference between a tenant and Stripe.</summary>
/// <param name="Id">Its id; grows with time.</param>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Subject">What it is about: an id of ours or of Stripe's, or a meter and an hour.</param>
/// <param name="Details">What was expected and what was found, as JSON of plain facts.</param>
/// <param name="FoundAt">When it was found first (UTC).</param>
/// <param name="ResolvedAt">When it no longer held (UTC); null while it does.</param>
/// <param name="Resolution">How it was resolved; null while it holds.</param>
/// <param name="ClosedAt">When somebody closed it (UTC); null where nobody did.</param>
/// <param name="ClosedReason">What was done about it then.</param>
[GenerateSerializer, Immutable, Alias("StripeFinding")]
public sealed record StripeFinding(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid Tenant,
    [property: Id(2)] StripeFindingKind Kind,
    [property: Id(3)] string Subject,
    [property: Id(4)] string Details,
    [property: Id(5)] DateTimeOffset FoundAt,
    [property: Id(6)] DateTimeOffset? ResolvedAt,
    [property: Id(7)] string? Resolution,
    [property: Id(8)] DateTimeOffset? ClosedAt,
    [property: Id(9)] string? ClosedReason);

/// <summary>Differences between all tenants and Stripe, for the operator. There is one of it.</summary>
[Alias("IStripeFindingReader")]
public interface IStripeFindingReader : IGrainWithStringKey
{
    /// <summary>A page of them, newest first.</summary>
    /// <param name="tenant">Whose; null for all.</param>
    /// <param name="withResolved">Whether those that no longer hold, or were closed, are told too.</param>
    /// <param name="cursor">The page before's; null for the first page.</param>
    /// <param name="limit">1 to 1,000.</param>
    [Alias("List")]
    Task<Outcome<Page<StripeFinding>>> List(Guid? tenant, bool withResolved, string? cursor, int limit);

    /// <summary>One of them.</summary>
    [Alias("Find")]
    Task<Outcome<StripeFinding>> Find(Guid id);
}
