using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>What a quantity costs at a price, in minor units, rounded half up once.</summary>
internal static class PriceAmount
{
    public static long Of(JsonObject price, decimal quantity) => Rounded(price.Text("billing_scheme") == "tiered"
        ? Tiered(price, quantity)
        : Transformed(price, quantity) * Values.Decimal(price.Text("unit_amount_decimal"))!.Value);

    public static long Rounded(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);

    private static decimal Transformed(JsonObject price, decimal quantity)
    {
        if (price.In("transform_quantity") is not { } transform)
            return quantity;
        var packages = quantity / transform.Long("divide_by");
        return transform.Text("round") == "up" ? Math.Ceiling(packages) : Math.Floor(packages);
    }

    private static decimal Tiered(JsonObject price, decimal quantity)
    {
        var tiers = price["_tiers"]!.AsArray().Select(tier => tier!.AsObject()).ToList();
        if (price.Text("tiers_mode") == "volume")
            return InTier(tiers.First(tier => tier.LongOrNull("up_to") is not { } end || quantity <= end), quantity);
        var (sum, from) = (0m, 0m);
        foreach (var tier in tiers)
        {
            var end = tier.LongOrNull("up_to") ?? decimal.MaxValue;
            if (quantity <= from)
                break;
            sum += InTier(tier, Math.Min(quantity, end) - from);
            from = end;
        }

        return sum;
    }

    private static decimal InTier(JsonObject tier, decimal quantity) =>
        (quantity * (Values.Decimal(tier.Text("unit_amount_decimal")) ?? 0)) + (Values.Decimal(tier.Text("flat_amount_decimal")) ?? 0);
}
