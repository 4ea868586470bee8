using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What Billing tells a tenant's people. Each has a mail in the tenant's language; the facts that it names stand beside it.</summary>
public enum BillingNewsKind
{
    /// <summary>Prices change at the next renewal: <c>plan</c>, <c>from</c>.</summary>
    PriceChange,

    /// <summary>An invoice was issued: <c>invoice</c>, <c>amount</c>, <c>due</c>, which is empty where nothing is to be paid.</summary>
    InvoiceIssued,

    /// <summary>An invoice is open: <c>invoice</c>, <c>amount</c>, <c>due</c>.</summary>
    Reminder,

    /// <summary>An invoice is overdue: <c>invoice</c>, <c>amount</c>, <c>due</c>.</summary>
    PastDue,

    /// <summary>Nothing new goes out until an invoice is paid: <c>invoice</c>, <c>amount</c>.</summary>
    Restricted,

    /// <summary>The tenant is stopped until an invoice is paid: <c>invoice</c>, <c>amount</c>.</summary>
    Suspended,

    /// <summary>It was paid: everything goes on. No facts.</summary>
    Restored,

    /// <summary>A budget has reached a part of its limit: <c>budget</c>, <c>percent</c>, <c>used</c>, <c>limit</c>.</summary>
    BudgetAlert,

    /// <summary>A day has far more usage than those before: <c>meter</c>, <c>day</c>, <c>used</c>, <c>usual</c>.</summary>
    Anomaly,

    /// <summary>An invoice, or a part of it, was taken back: <c>creditNote</c>, <c>invoice</c>, <c>amount</c>.</summary>
    CreditNoteIssued,

    /// <summary>A day's usage costs far more than that of the days before: <c>day</c>, <c>used</c>, <c>usual</c>.</summary>
    CostAnomaly,

    /// <summary>A card did not pay an invoice: <c>invoice</c>, <c>amount</c>, <c>link</c>, where it can be paid by another card or confirmed.</summary>
    PaymentFailed,

    /// <summary>The bank of whoever paid an invoice disputes the payment: <c>invoice</c>, <c>amount</c>.</summary>
    PaymentDisputed,

    /// <summary>A payment was taken back by the bank and the invoice is open again: <c>invoice</c>, <c>amount</c>, <c>due</c>.</summary>
    PaymentTakenBack,

    /// <summary>Invoices are paid by card no more, because the subscription on Stripe has ended: no facts.</summary>
    CardPaymentsEnded,
}

/// <summary>One fact of a piece of news, ready to be read.</summary>
/// <param name="Name">Its name, as <see cref="BillingNewsKind"/> lists them.</param>
/// <param name="Value">Its value as people read it, such as <c>1,234.50 USD</c> or <c>2026-11-30</c>.</param>
[GenerateSerializer, Immutable, Alias("BillingFact")]
public sealed record BillingFact([property: Id(0)] string Name, [property: Id(1)] string Value);

/// <summary>A piece of news for a tenant's people.</summary>
/// <param name="Id">Its id: each is told once.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Facts">What its words name; at most 20, of at most 200 characters, a link of at most 2,000.</param>
/// <param name="Mail">Where mails about bills go; null for the owners and admins.</param>
/// <param name="About">The invoice, budget or other thing that it is about.</param>
/// <param name="File">What the mail carries, at most <see cref="FileBytesMax"/>; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("BillingNews")]
public sealed record BillingNews(
    [property: Id(0)] Guid Id,
    [property: Id(1)] BillingNewsKind Kind,
    [property: Id(2)] ImmutableArray<BillingFact> Facts,
    [property: Id(3)] string? Mail,
    [property: Id(4)] Guid About,
    [property: Id(5)] InvoiceFile? File = null)
{
    /// <summary>The most bytes of a file that goes by mail: 10 MiB, which mail servers take.</summary>
    public const long FileBytesMax = 10 << 20;
}
