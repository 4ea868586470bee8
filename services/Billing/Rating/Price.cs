using System.Collections.Immutable;

namespace CloudCrm.Billing.Rating;

/// <summary>
/// A price: from a cumulative quantity to an exact amount in some currency. It has no memory, so that an amount for a part of a period is the difference
/// of the amounts up to its end and up to its beginning (<see cref="RunningCharge"/>).
/// </summary>
public sealed record Price
{
    /// <summary>The most tiers.</summary>
    public const int TiersMax = 100;

    /// <summary>Which rule it follows; the others' figures are left alone.</summary>
    public required PriceModel Model { get; init; }

    /// <summary>What a unit costs, of <see cref="PriceModel.PerUnit"/>.</summary>
    public decimal Unit { get; init; }

    /// <summary>The share of the quantity's money, of <see cref="PriceModel.Percentage"/>: 0.013 is 1.3 %.</summary>
    public decimal Rate { get; init; }

    /// <summary>Units in a package.</summary>
    public decimal PackageSize { get; init; } = 1;

    /// <summary>What a package costs.</summary>
    public decimal PackagePrice { get; init; }

    /// <summary>The tiers of the models that have them: rising, the last one without end.</summary>
    public ImmutableArray<Tier> Tiers { get; init; } = [];

    /// <summary>Units that are taken off first; tiers and packages begin after them.</summary>
    public decimal FreeUnits { get; init; }

    /// <summary>Money that is taken off first where the quantity is money.</summary>
    public decimal FreeAmount { get; init; }

    /// <summary>What each event costs on top.</summary>
    public decimal PerEvent { get; init; }

    /// <summary>The least that is charged, or null.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The most that is charged, or null.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>What a quantity costs, within minimum and maximum. A quantity below zero costs what zero costs.</summary>
    public decimal Amount(decimal quantity, long events = 0) => Bounded(Unbounded(quantity, events));

    /// <summary>What a quantity costs before minimum and maximum are looked at.</summary>
    public decimal Unbounded(decimal quantity, long events = 0)
    {
        var billable = Math.Max(0, Exact.Put(quantity) - FreeUnits - FreeAmount);
        return Exact.Put((PerEvent * events) + Model switch
        {
            PriceModel.PerUnit => billable * Unit,
            PriceModel.Graduated or PriceModel.GraduatedPercentage => Graduated(billable),
            PriceModel.Volume or PriceModel.Stairstep => Whole(billable),
            PriceModel.Package => Packages(billable) * PackagePrice,
            PriceModel.Percentage => billable * Rate,
            _ => throw new InvalidOperationException($"There is no price model {Model}."),
        });
    }

    /// <summary>An amount within minimum and maximum.</summary>
    public decimal Bounded(decimal amount) => Math.Min(Math.Max(amount, Minimum ?? amount), Maximum ?? decimal.MaxValue);

    private decimal Graduated(decimal quantity)
    {
        var (amount, from) = (0m, 0m);
        foreach (var tier in Tiers)
        {
            if (from > 0 && quantity <= from)
                break;
            var to = Math.Min(quantity, tier.UpTo ?? quantity);
            amount += tier.Flat + ((to - from) * tier.Unit);
            from = tier.UpTo ?? quantity;
        }

        return amount;
    }

    private decimal Whole(decimal quantity)
    {
        var tier = Tiers.First(tier => tier.UpTo is null || quantity <= tier.UpTo);
        return tier.Flat + (quantity * tier.Unit);
    }

    // By the remainder and not by the quotient, which a decimal may have to round up to a whole number.
    private decimal Packages(decimal quantity)
    {
        var started = quantity % PackageSize;
        return ((quantity - started) / PackageSize) + (started > 0 ? 1 : 0);
    }
}
