using System.Collections.Immutable;

namespace CloudCrm.Billing.Rating;

/// <summary>A part of a billing period in which one plan and one version of the price book held.</summary>
public sealed record PlanSegment
{
    /// <summary>Its days.</summary>
    public required BillingPeriod Span { get; init; }

    /// <summary>The plan's code.</summary>
    public required string Plan { get; init; }

    /// <summary>The version of the price book that the prices come from.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>What holds, with the tenant's negotiated prices in their places.</summary>
    public required PlanPrices Prices { get; init; }

    /// <summary>The seats that are bought at the end of each of its days, in their order.</summary>
    public required ImmutableArray<int> Seats { get; init; }

    /// <summary>What was used in it, by the meter's code, counted from zero at its beginning.</summary>
    public required ImmutableDictionary<string, Metered> Used { get; init; }

    /// <summary>Whether it is on trial: everything is shown and nothing is charged.</summary>
    public bool IsTrial { get; init; }
}
