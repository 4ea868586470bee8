using System.Globalization;
using System.Text.Json;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Billing;

/// <summary>Price books between the API's types and the documents that Billing reads and writes: the same JSON.</summary>
internal static class PriceBookWire
{
    public static Wire.PriceBookVersion ToWire(PriceBookVersion it) => new(it.Id, it.Version, it.Name, it.EffectiveFrom, it.PublishedAt, it.Digest);

    public static Wire.PublishedPriceBook ToWire(PriceBookText it) => new(ToWire(it.Version), FromDocument(it.Document));

    public static Wire.PricePreview ToWire(PreviewedPrices it) => new(
        it.Currency, [.. it.Lines.Select(line => new Wire.PreviewLine((Wire.LineKind)line.Kind, line.Code, line.Quantity, line.Included, line.Amount))], it.Total);

    public static Wire.PriceList ToList(string document, string currency)
    {
        var book = FromDocument(document);
        return new(
            book.Version, book.Name, book.EffectiveFrom, currency,
            [.. book.Plans.Select(plan => new Wire.OfferedPlan(plan.Code, plan.Name, plan.Rank, plan.TrialDays, plan.Prices[currency]))]);
    }

    /// <summary>What a visitor sees of the version that holds.</summary>
    public static Wire.PlanChoices ToChoices(string document, string currency, int seats) => new(
        currency,
        seats,
        [.. FromDocument(document).Plans.Where(plan => Plans.Known.Contains(plan.Code)).OrderBy(plan => plan.Rank).Select(plan => ToChoice(plan, plan.Prices[currency], seats))]);

    private static Wire.PlanChoice ToChoice(Wire.PricedPlan plan, Wire.PlanPrices prices, int seats) => new(
        plan.Code, plan.Name, plan.TrialDays, prices.Base, prices.Seat, prices.IncludedSeats, TotalOf(prices, seats),
        prices.Meters.Where(meter => meter.Value.Included is not null).ToDictionary(meter => meter.Key, meter => meter.Value.Included!));

    private static string TotalOf(Wire.PlanPrices prices, int seats)
    {
        var extra = Math.Max(0, seats - prices.IncludedSeats);
        return (Money(prices.Base) + (extra * Money(prices.Seat))).ToString(CultureInfo.InvariantCulture);
    }

    private static decimal Money(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public static PreviewPrices ToCommand(Wire.PreviewPriceBook it) => new(
        ToDocument(it.Book), it.Plan, it.Currency, it.Seats, [.. it.Used.Select(used => new UsedUnits(used.Meter, used.Quantity, used.Events))]);

    /// <summary>The document of a body.</summary>
    public static string ToDocument(Wire.PriceBookDocument body) => JsonSerializer.Serialize(body, Wire.CrmJson.Options);

    private static Wire.PriceBookDocument FromDocument(string document) => JsonSerializer.Deserialize<Wire.PriceBookDocument>(document, WireJson.Requests)!;
}
