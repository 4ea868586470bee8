using System.Text.Json;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>What a plan says of a meter.</summary>
internal sealed record OracleMeterPrice(OraclePrice Price, Ratio Included)
{
    public static Dictionary<string, OracleMeterPrice> All(JsonElement json) =>
        json.EnumerateObject().ToDictionary(it => it.Name, it => new OracleMeterPrice(new(it.Value.GetProperty("price")), OraclePrice.Figure(it.Value, "included") ?? 0));
}

/// <summary>What a plan costs in one currency.</summary>
internal sealed record OraclePrices(Ratio Base, Ratio Seat, int IncludedSeats, Dictionary<string, OracleMeterPrice> Meters);

/// <summary>A plan.</summary>
internal sealed record OraclePlan(string Code, int Rank, int TrialDays, Dictionary<string, OraclePrices> Prices);

/// <summary>A version of the price book, read from its document.</summary>
internal sealed record OracleBook(string Version, DateTimeOffset EffectiveFrom, DateTimeOffset PublishedAt, OraclePlan[] Plans)
{
    public OraclePlan Plan(string code) => Plans.Single(plan => plan.Code == code);

    public static OracleBook Read(string text, DateTimeOffset publishedAt)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return new(root.GetProperty("version").GetString()!, root.GetProperty("effectiveFrom").GetDateTimeOffset(), publishedAt, [.. root.GetProperty("plans").EnumerateArray().Select(ReadPlan)]);
    }

    private static OraclePlan ReadPlan(JsonElement json) => new(
        json.GetProperty("code").GetString()!, json.GetProperty("rank").GetInt32(), json.GetProperty("trialDays").GetInt32(),
        json.GetProperty("prices").EnumerateObject().ToDictionary(it => it.Name, it => new OraclePrices(
            OraclePrice.Figure(it.Value, "base")!.Value, OraclePrice.Figure(it.Value, "seat")!.Value, it.Value.GetProperty("includedSeats").GetInt32(),
            OracleMeterPrice.All(it.Value.GetProperty("meters")))));
}
