using System.Globalization;
using System.Text.Json.Nodes;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>Prices, terms and price books out of a seed.</summary>
internal static class SimulatedPrices
{
    public static readonly string[] Currencies = ["USD", "EUR", "TWD", "CNY", "JPY"];

    public static readonly string[] Plans = ["free", "team", "business"];

    private static readonly string[] s_models = ["perUnit", "graduated", "volume", "package", "stairstep"];

    /// <summary>A number with so many decimals, as text.</summary>
    public static string Figure(Random random, int max, int decimals)
    {
        var scale = (int)Math.Pow(10, decimals);
        return ((decimal)random.NextInt64(1, ((long)max * scale) + 1) / scale).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What a plan says of a meter.</summary>
    /// <param name="random">The seed.</param>
    /// <param name="reach">About how much is used in a period.</param>
    /// <param name="isMoney">Whether the meter counts money.</param>
    public static JsonObject Meter(Random random, int reach, bool isMoney)
    {
        var model = isMoney ? (random.Next(2) == 0 ? "percentage" : "graduatedPercentage") : s_models[random.Next(s_models.Length)];
        var price = new JsonObject { ["model"] = model };
        if (model == "perUnit")
            price["unit"] = Figure(random, 2, random.Next(6));
        else if (model == "percentage")
            price["rate"] = Figure(random, 1, random.Next(2, 5));
        else if (model == "package")
            (price["packageSize"], price["packagePrice"]) = (Figure(random, reach, random.Next(2)), Figure(random, 20, 2));
        else
            price["tiers"] = Tiers(random, reach, model);
        if (random.Next(3) == 0)
            price[isMoney ? "freeAmount" : "freeUnits"] = Figure(random, reach, random.Next(3));
        if (random.Next(3) == 0)
            price["perEvent"] = Figure(random, 1, 3);
        if (random.Next(4) == 0)
            price["minimum"] = Figure(random, 30, 2);
        if (random.Next(4) == 0)
            price["maximum"] = Figure(random, 900, 2) + "1";
        if (price["minimum"] is { } low && price["maximum"] is { } high && Ratio.Of(low.GetValue<string>()) > Ratio.Of(high.GetValue<string>()))
            price.Remove("maximum");
        return new() { ["price"] = price, ["included"] = random.Next(2) == 0 ? "0" : Figure(random, reach, random.Next(2)) };
    }

    /// <summary>Terms in a currency.</summary>
    public static OracleTerms Terms(Random random, string currency, IReadOnlyList<SimulatedMeter> meters)
    {
        var places = OracleTerms.DecimalsOf(currency);
        var priced = new JsonObject();
        foreach (var meter in meters.Where(meter => random.Next(meter.IsExternal ? 3 : 8) == 0))
            priced[meter.Counted.Code] = Meter(random, meter.Reach, meter.IsMoney);
        return new(currency)
        {
            DueDays = random.Next(31),
            Tax = random.Next(4) == 0 ? null : new("VAT", Figure(random, 1, 2), random.Next(2) == 0),
            Plan = random.Next(2) == 0 ? null : Plans[random.Next(3)],
            Base = random.Next(3) == 0 ? Figure(random, 300, places) : null,
            Seat = random.Next(3) == 0 ? Figure(random, 40, places) : null,
            Meters = priced.Count == 0 ? null : priced,
            Coupons = [.. Enumerable.Range(0, random.Next(3)).Select(i => random.Next(2) == 0
                ? new CouponTerm($"share{i}", Figure(random, 100, 1), null, random.Next(2) == 0 ? Figure(random, 20, places) : null, random.Next(2) == 0 ? null : random.Next(1, 5))
                : new CouponTerm($"off{i}", null, Figure(random, 60, places), null, random.Next(2) == 0 ? null : random.Next(1, 5)))],
            Commitments = [.. Enumerable.Range(0, random.Next(2)).Select(i => new CommitmentTerm($"promise{i}", Figure(random, 400, places), random.Next(2) == 0 ? [] : ["base", "seats", meters[0].Counted.Code]))],
        };
    }

    /// <summary>Another version of a price book: other bases, seats and some meters' prices, also of meters that were not in it.</summary>
    public static JsonObject Book(Random random, string shipped, string version, DateTimeOffset from, IReadOnlyList<SimulatedMeter> meters)
    {
        var book = JsonNode.Parse(shipped)!.AsObject();
        (book["version"], book["effectiveFrom"]) = (version, from.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        foreach (var plan in book["plans"]!.AsArray())
        {
            foreach (var (currency, prices) in plan!["prices"]!.AsObject())
            {
                (prices!["base"], prices["seat"]) = (Figure(random, 200, OracleTerms.DecimalsOf(currency)), Figure(random, 30, OracleTerms.DecimalsOf(currency)));
                foreach (var meter in meters.Where(_ => random.Next(3) == 0))
                    prices["meters"]![meter.Counted.Code] = Meter(random, meter.Reach, meter.IsMoney);
            }
        }

        return book;
    }

    private static JsonArray Tiers(Random random, int reach, string model)
    {
        var (tiers, below) = (new JsonArray(), 0);
        for (var i = random.Next(3); i >= 0; i--)
        {
            below += random.Next(1, reach + 1);
            tiers.Add(new JsonObject
            {
                ["upTo"] = i == 0 ? null : below.ToString(CultureInfo.InvariantCulture),
                ["unit"] = model == "stairstep" ? "0" : Figure(random, 1, random.Next(2, 5)),
                ["flat"] = random.Next(2) == 0 ? "0" : Figure(random, 15, 2),
            });
        }

        return tiers;
    }
}
