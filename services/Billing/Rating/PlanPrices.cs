using System.Collections.Immutable;
using System.Text.Json;

namespace CloudCrm.Billing.Rating;

/// <summary>What a plan costs in one currency.</summary>
public sealed record PlanPrices
{
    /// <summary>For a whole period.</summary>
    public required decimal Base { get; init; }

    /// <summary>For a seat over a whole period.</summary>
    public required decimal Seat { get; init; }

    /// <summary>Seats that the base pays for.</summary>
    public required int IncludedSeats { get; init; }

    /// <summary>By the meter's code. A meter that is not here costs nothing.</summary>
    public required ImmutableSortedDictionary<string, MeterPrice> Meters { get; init; }

    /// <summary>Whether everything costs the same.</summary>
    public bool Costs(PlanPrices other) => JsonSerializer.Serialize(this) == JsonSerializer.Serialize(other);
}
