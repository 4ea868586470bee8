using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>The part of a price that says what it costs; checked.</summary>
internal static class PriceShape
{
    private const int PlacesMax = 12;
    private const int TiersMax = 100;

    public static JsonObject Read(World world, Parameters p)
    {
        var tiered = p.Text("billing_scheme") == "tiered";
        var amount = tiered ? null : p.Decimal("unit_amount_decimal") ?? p.Long("unit_amount");
        if (p.Has("unit_amount") && p.Has("unit_amount_decimal"))
            throw Refusal.Invalid("A price has unit_amount or unit_amount_decimal, not both.", "unit_amount");
        if (tiered == (p.Has("unit_amount") || p.Has("unit_amount_decimal")))
            throw Refusal.Invalid(tiered ? "A tiered price has no unit amount." : "A price per unit needs an amount.", "unit_amount");
        if (p.Text("currency") is not { Length: 3 } currency || currency.Any(letter => !char.IsAsciiLetterLower(letter)))
            throw Refusal.Invalid("Invalid currency.", "currency");
        CheckPlaces(p, "unit_amount_decimal");
        var recurring = Recurring(world, p);
        return new()
        {
            ["billing_scheme"] = tiered ? "tiered" : "per_unit",
            ["currency"] = currency,
            ["custom_unit_amount"] = null,
            ["recurring"] = recurring,
            ["tax_behavior"] = p.Text("tax_behavior") ?? "unspecified",
            ["tiers_mode"] = tiered ? p.Text("tiers_mode") ?? throw Refusal.Missing("tiers_mode") : null,
            ["transform_quantity"] = Transform(p, tiered),
            ["type"] = recurring is null ? "one_time" : "recurring",
            ["unit_amount"] = amount is { } whole && whole == decimal.Truncate(whole) ? (long)whole : null,
            ["unit_amount_decimal"] = amount is { } some ? Values.Text(some) : null,
            ["_tiers"] = tiered ? Tiers(p) : null,
        };
    }

    private static JsonObject? Recurring(World world, Parameters p)
    {
        if (!p.Has("recurring"))
            return null;
        var recurring = p.In("recurring");
        var metered = recurring.Text("usage_type") == "metered";
        if (metered != recurring.Has("meter"))
            throw Refusal.Invalid("A metered price, and only that, has a meter.", "recurring[meter]");
        if (recurring.Text("meter") is { } meter && world.Get("billing.meter", meter, "recurring[meter]").Text("status") != "active")
            throw Refusal.Invalid("The meter is not active.", "recurring[meter]");
        return new()
        {
            ["interval"] = recurring.Text("interval"),
            ["interval_count"] = recurring.Long("interval_count") ?? 1,
            ["meter"] = recurring.Text("meter"),
            ["trial_period_days"] = recurring.Long("trial_period_days"),
            ["usage_type"] = metered ? "metered" : "licensed",
        };
    }

    private static JsonObject? Transform(Parameters p, bool tiered)
    {
        if (!p.Has("transform_quantity"))
            return null;
        var transform = p.In("transform_quantity");
        if (tiered)
            throw Refusal.Invalid("A tiered price can't transform its quantity.", "transform_quantity");
        if (transform.Long("divide_by") is not > 0 || transform.Text("round") is not { } round)
            throw Refusal.Invalid("transform_quantity needs a positive divide_by and round.", "transform_quantity");
        return new() { ["divide_by"] = transform.Long("divide_by"), ["round"] = round };
    }

    private static JsonArray Tiers(Parameters p)
    {
        var tiers = p.List("tiers");
        if (tiers.Count is 0 or > TiersMax)
            throw Refusal.Invalid($"A tiered price has 1 to {TiersMax} tiers.", "tiers");
        var last = 0L;
        var read = new JsonArray();
        foreach (var tier in tiers)
        {
            var isLast = read.Count == tiers.Count - 1;
            var upTo = tier.Text("up_to") == "inf" ? null : Values.Long(tier.Text("up_to"));
            if (isLast != (tier.Text("up_to") == "inf") || upTo <= last)
                throw Refusal.Invalid("Tiers end ever higher, and only the last one at inf.", "tiers");
            CheckPlaces(tier, "unit_amount_decimal");
            CheckPlaces(tier, "flat_amount_decimal");
            var unit = tier.Decimal("unit_amount_decimal") ?? tier.Long("unit_amount");
            var flat = tier.Decimal("flat_amount_decimal") ?? tier.Long("flat_amount");
            if (unit is null && flat is null)
                throw Refusal.Invalid("A tier has a unit amount or a flat amount.", "tiers");
            read.Add((JsonNode)new JsonObject
            {
                ["up_to"] = upTo,
                ["unit_amount_decimal"] = unit is { } u ? Values.Text(u) : null,
                ["flat_amount_decimal"] = flat is { } f ? Values.Text(f) : null,
            });
            last = upTo ?? last;
        }

        return read;
    }

    private static void CheckPlaces(Parameters p, string name)
    {
        if (p.Decimal(name) is { } amount && (amount < 0 || amount.Scale > PlacesMax))
            throw Refusal.Invalid($"An amount has at most {PlacesMax} decimal places and is not negative.", name);
    }
}
