namespace CloudCrm.Contracts.Billing;

/// <summary>Trouble with a payment that people are told of.</summary>
/// <param name="Kind"><see cref="BillingNewsKind.PaymentFailed"/> or <see cref="BillingNewsKind.PaymentDisputed"/>.</param>
/// <param name="Occasion">What happened, at most 200 characters: each is told once for an invoice.</param>
/// <param name="MinorUnits">What it is about, in minor units of the invoice's currency.</param>
/// <param name="Link">Where it can be paid, at most 2,000 characters; null for nowhere.</param>
[GenerateSerializer, Immutable, Alias("PaymentTrouble")]
public sealed record PaymentTrouble([property: Id(0)] BillingNewsKind Kind, [property: Id(1)] string Occasion, [property: Id(2)] long MinorUnits, [property: Id(3)] string? Link = null);

/// <summary>Pays money of a tenant's balance back to the card that paid an invoice.</summary>
/// <param name="Id">Its caller-made id.</param>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Amount">Decimal text in the invoice's currency, more than 0.</param>
/// <param name="Reason">Why: 1 to 500 characters.</param>
[GenerateSerializer, Immutable, Alias("RefundPayment")]
public sealed record RefundPayment([property: Id(0)] Guid Id, [property: Id(1)] Guid InvoiceId, [property: Id(2)] string Amount, [property: Id(3)] string Reason);
