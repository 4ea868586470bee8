using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>One line of an invoice.</summary>
/// <param name="Kind">Which step of the calculation.</param>
/// <param name="Code">What it is for: base, seats, a meter, a coupon, a commitment, a tax or a balance.</param>
/// <param name="Amount">Money with the currency's decimals.</param>
public sealed record DocumentLine(LineKind Kind, string Code, decimal Amount)
{
    /// <summary>The amount before it was rounded, where it has one.</summary>
    public decimal? Exact { get; init; }

    /// <summary>The days that it is for; the whole period where it has none.</summary>
    public BillingPeriod? Span { get; init; }

    /// <summary>The plan's code.</summary>
    public string? Plan { get; init; }

    /// <summary>The version of the price book.</summary>
    public string? PriceVersion { get; init; }

    /// <summary>Priced units of the meter, days of the base, or days of seats beyond the included ones; on a correction by how much it differs.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Units that the base pays for.</summary>
    public decimal? Included { get; init; }

    /// <summary>How many usage events are behind it.</summary>
    public long? Events { get; init; }

    /// <summary>The end of the SHA-256 chain over them.</summary>
    public string? Digest { get; init; }

    /// <summary>The level when its days begin, in the ledger's units.</summary>
    public long? Opening { get; init; }

    /// <summary>The number of the invoice that a correction corrects.</summary>
    public string? Corrects { get; init; }

    /// <summary>Of a credit or something prepaid: why it was given, or the number of the document that left it, where that is known.</summary>
    public string? About { get; init; }
}
