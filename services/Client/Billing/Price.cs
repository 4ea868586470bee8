namespace CloudCrm.Client;

/// <summary>How a price makes an amount out of a quantity.</summary>
public enum PriceModel
{
    /// <summary>Every unit costs <see cref="Price.Unit"/>.</summary>
    PerUnit,

    /// <summary>Every unit costs what its own tier says.</summary>
    Graduated,

    /// <summary>All units cost what the tier says that the whole quantity reaches.</summary>
    Volume,

    /// <summary>A package that is started counts whole.</summary>
    Package,

    /// <summary>The quantity is an amount of money; it costs the share <see cref="Price.Rate"/> of it.</summary>
    Percentage,

    /// <summary>The quantity is an amount of money; each part of it costs the share that its own tier says.</summary>
    GraduatedPercentage,

    /// <summary>The flat fee of the tier that the whole quantity reaches.</summary>
    Stairstep,
}

/// <summary>A price. All figures are decimals as text, such as <c>0.0125</c>; a figure that the model does not use is left out.</summary>
/// <param name="Model">How it is counted.</param>
/// <param name="Unit">What a unit costs; of <see cref="PriceModel.PerUnit"/>.</param>
/// <param name="Rate">A share: 0.013 is 1.3 %; of <see cref="PriceModel.Percentage"/>.</param>
/// <param name="PackageSize">Units in a package, at least 0.001; of <see cref="PriceModel.Package"/>.</param>
/// <param name="PackagePrice">What a package costs.</param>
/// <param name="Tiers">1 to 100, rising, the last one without end; of the models that have tiers.</param>
/// <param name="FreeUnits">Units that are taken off first.</param>
/// <param name="FreeAmount">Money that is taken off first, where the quantity is money.</param>
/// <param name="PerEvent">What each event costs on top.</param>
/// <param name="Minimum">The least that a period costs.</param>
/// <param name="Maximum">The most that a period costs.</param>
public sealed record Price(
    PriceModel Model,
    string? Unit = null,
    string? Rate = null,
    string? PackageSize = null,
    string? PackagePrice = null,
    IReadOnlyList<PriceTier>? Tiers = null,
    string? FreeUnits = null,
    string? FreeAmount = null,
    string? PerEvent = null,
    string? Minimum = null,
    string? Maximum = null);

/// <summary>One tier of a price.</summary>
/// <param name="UpTo">The last quantity in it, itself included; null for the last tier, which has no end.</param>
/// <param name="Unit">What a unit costs in it, or the share of a unit of money; <see cref="PriceModel.Stairstep"/> does without.</param>
/// <param name="Flat">What is charged once when the tier is reached; the first tier is reached at zero.</param>
public sealed record PriceTier(string? UpTo = null, string? Unit = null, string? Flat = null);

/// <summary>What a plan says of one meter in one currency.</summary>
/// <param name="Price">What the units cost that are not included.</param>
/// <param name="Included">Units a whole period that the base pays for; none when left out.</param>
public sealed record MeterPrice(Price Price, string? Included = null);

/// <summary>What a plan costs in one currency. Money is a decimal as text with at most the currency's decimals.</summary>
/// <param name="Base">For a whole period.</param>
/// <param name="Seat">For a seat over a whole period; charged by the day.</param>
/// <param name="IncludedSeats">Seats that the base pays for.</param>
/// <param name="Meters">By the meter's code; every built-in meter is there, and at most 200 are.</param>
public sealed record PlanPrices(string Base, string Seat, int IncludedSeats, IReadOnlyDictionary<string, MeterPrice> Meters);
