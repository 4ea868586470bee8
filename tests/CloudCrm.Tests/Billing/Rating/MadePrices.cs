using System.Collections.Immutable;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Tests.Billing.Rating;

/// <summary>Prices of every model and feature, made of a seed.</summary>
internal static class MadePrices
{
    public static Price Of(Random random)
    {
        var model = (PriceModel)random.Next(Enum.GetValues<PriceModel>().Length);
        var isShare = model is PriceModel.Percentage or PriceModel.GraduatedPercentage;
        var minimum = random.Next(4) == 0 ? Figure(random, 100, 2) : (decimal?)null;
        return new()
        {
            Model = model,
            Unit = model == PriceModel.PerUnit ? Figure(random, 10, 4) : 0,
            Rate = model == PriceModel.Percentage ? Figure(random, 1, 4) : 0,
            PackageSize = model == PriceModel.Package ? random.Next(1, 20) : 1,
            PackagePrice = model == PriceModel.Package ? Figure(random, 20, 2) : 0,
            Tiers = model is PriceModel.PerUnit or PriceModel.Package or PriceModel.Percentage ? [] : Tiers(random),
            FreeUnits = random.Next(3) == 0 ? random.Next(15) : 0,
            FreeAmount = isShare && random.Next(2) == 0 ? random.Next(15) : 0,
            PerEvent = random.Next(3) == 0 ? Figure(random, 1, 3) : 0,
            Minimum = minimum,
            Maximum = random.Next(4) == 0 ? (minimum ?? 0) + Figure(random, 200, 2) : null,
        };
    }

    /// <summary>A decimal from 0 to <paramref name="max"/> with so many decimals.</summary>
    public static decimal Figure(Random random, int max, int decimals)
    {
        var scale = (int)Math.Pow(10, decimals);
        return random.Next((max * scale) + 1) / (decimal)scale;
    }

    private static ImmutableArray<Tier> Tiers(Random random)
    {
        var tiers = ImmutableArray.CreateBuilder<Tier>();
        var upTo = 0;
        for (var left = random.Next(4); left > 0; left--)
            tiers.Add(new(upTo += random.Next(1, 12), Figure(random, 10, 3), random.Next(2) * Figure(random, 30, 2)));
        tiers.Add(new(null, Figure(random, 10, 3), random.Next(2) * Figure(random, 30, 2)));
        return tiers.ToImmutable();
    }
}
