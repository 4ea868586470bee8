using CloudCrm.Billing.Rating;

namespace CloudCrm.Tests.Billing.Rating;

/// <summary>The price models once more, by counting hundredths of units one by one. Bounds, packages and free units must be whole units.</summary>
internal static class NaivePrices
{
    public static decimal Amount(Price price, int hundredths, long events)
    {
        var free = (int)((price.FreeUnits + price.FreeAmount) * 100);
        var counted = Math.Max(0, hundredths - free);
        var amount = price.Model switch
        {
            PriceModel.PerUnit => Counted(counted, _ => price.Unit / 100),
            PriceModel.Percentage => Counted(counted, _ => price.Rate / 100),
            PriceModel.Package => Counted(counted, i => i % (price.PackageSize * 100) == 0 ? price.PackagePrice : 0),
            PriceModel.Graduated or PriceModel.GraduatedPercentage => ReachedFlats(price, counted) + Counted(counted, i => TierOf(price, i + 1).Unit / 100),
            PriceModel.Volume or PriceModel.Stairstep => TierOf(price, counted).Flat + Counted(counted, _ => TierOf(price, counted).Unit / 100),
            _ => throw new ArgumentOutOfRangeException(nameof(price)),
        };
        for (var i = 0; i < events; i++)
            amount += price.PerEvent;
        if (price.Minimum is { } minimum && amount < minimum)
            amount = minimum;
        if (price.Maximum is { } maximum && amount > maximum)
            amount = maximum;
        return amount;
    }

    private static decimal Counted(int hundredths, Func<int, decimal> costOf)
    {
        var sum = 0m;
        for (var i = 0; i < hundredths; i++)
            sum += costOf(i);
        return sum;
    }

    private static Tier TierOf(Price price, int hundredths) => price.Tiers.First(tier => tier.UpTo is not { } upTo || hundredths <= upTo * 100);

    private static decimal ReachedFlats(Price price, int hundredths)
    {
        var sum = price.Tiers[0].Flat;
        for (var i = 1; i < price.Tiers.Length; i++)
            sum += hundredths > price.Tiers[i - 1].UpTo * 100 ? price.Tiers[i].Flat : 0;
        return sum;
    }
}
