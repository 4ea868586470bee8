namespace CloudCrm.Gateway.OpenApi;

/// <summary>A price book that could be published: all plans, currencies and meters, with few words.</summary>
internal static class PriceBookExample
{
    // How many of a currency's units are one of the price's.
    private static readonly (string Currency, int Factor)[] Currencies = [("USD", 1), ("EUR", 1), ("TWD", 30), ("CNY", 7), ("JPY", 150)];

    public static Wire.PriceBookDocument Document { get; } = new(
        "2027-01", "Prices of 2027", new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), [Plan("free", 0, 0), Plan("team", 10, 30), Plan("business", 20, 150, trialDays: 14)]);

    private static Wire.PricedPlan Plan(string code, int rank, int price, int trialDays = 0) => new(
        code, char.ToUpperInvariant(code[0]) + code[1..], rank, Currencies.ToDictionary(it => it.Currency, it => Prices(price, it.Factor)), trialDays);

    private static Wire.PlanPrices Prices(int price, int factor) => new(
        $"{price * factor}",
        $"{price * factor / 2}",
        2,
        new Dictionary<string, Wire.MeterPrice>
        {
            ["messages.inbound"] = new(new(Wire.PriceModel.PerUnit, Unit: $"0.0{factor:000}"), "5000"),
            ["messages.outbound"] = new(
                new(Wire.PriceModel.Graduated, Tiers: [new("100000", $"0.{factor:000}", "0"), new(null, $"0.0{factor:000}", "0")], Maximum: $"{5_000 * factor}"), "5000"),
            ["storage.bytes"] = new(new(Wire.PriceModel.PerUnit, Unit: $"0.{factor:000}"), "10"),
            ["api.calls"] = new(new(Wire.PriceModel.Package, PackageSize: "1000", PackagePrice: $"0.{factor:000}"), "100000"),
            ["customers.active"] = new(new(Wire.PriceModel.PerUnit, Unit: $"0.{factor:000}"), "1000"),
        });
}
