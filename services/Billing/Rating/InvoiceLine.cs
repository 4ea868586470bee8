using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating;

/// <summary>One line of an invoice.</summary>
/// <param name="Kind">Which step of the calculation it is.</param>
/// <param name="Code">What it is for: <see cref="BaseCode"/>, <see cref="SeatsCode"/>, a meter, a coupon, a commitment, a tax or a balance.</param>
/// <param name="Amount">Money to the currency's minor unit; all lines sum to what is due.</param>
public sealed record InvoiceLine(LineKind Kind, string Code, decimal Amount)
{
    /// <summary>The code of lines for a plan's base.</summary>
    public const string BaseCode = "base";

    /// <summary>The code of lines for seats.</summary>
    public const string SeatsCode = "seats";

    /// <summary>What the amount was before it was rounded, to <see cref="Rating.Exact.Places"/> decimals; differences between rounded lines have none.</summary>
    public decimal? Exact { get; init; }

    /// <summary>The days that it is for; the whole period where it has none.</summary>
    public BillingPeriod? Span { get; init; }

    /// <summary>The plan that held.</summary>
    public string? Plan { get; init; }

    /// <summary>The version of the price book.</summary>
    public string? PriceVersion { get; init; }

    /// <summary>Units of the meter, days of the base, or days of seats beyond the included ones.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Units of the meter that the base pays for.</summary>
    public decimal? Included { get; init; }

    /// <summary>Of a balance: what it is for people.</summary>
    public string? About { get; init; }
}
