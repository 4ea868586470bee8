using System.Collections.Immutable;
using System.Text.Json;

namespace CloudCrm.Billing.Rating.Json;

/// <summary>Prices as they stand in price books and files: every figure a decimal string, and no figure that the model does not use.</summary>
public static class PriceJson
{
    private static readonly (string Name, PriceModel Model, string[] Needed)[] s_models =
    [
        ("perUnit", PriceModel.PerUnit, ["unit"]),
        ("graduated", PriceModel.Graduated, ["tiers"]),
        ("volume", PriceModel.Volume, ["tiers"]),
        ("package", PriceModel.Package, ["packageSize", "packagePrice"]),
        ("percentage", PriceModel.Percentage, ["rate"]),
        ("graduatedPercentage", PriceModel.GraduatedPercentage, ["tiers"]),
        ("stairstep", PriceModel.Stairstep, ["tiers"]),
    ];

    private static readonly string[] s_common = ["model", "freeUnits", "perEvent", "minimum", "maximum"];

    /// <summary>Reads a price; what is wrong is noted.</summary>
    public static Price Read(JsonPart part)
    {
        var name = part.Object(Known(part)).Needed("model");
        var word = name.Text(20);
        var (_, model, needed) = s_models.FirstOrDefault(it => it.Name == word);
        if (needed is null)
        {
            if (word.Length > 0)
                name.Note($"must be one of {string.Join(", ", s_models.Select(it => it.Name))}.");
            return new() { Model = PriceModel.PerUnit };
        }

        foreach (var member in needed)
            part.Needed(member);
        var price = new Price
        {
            Model = model,
            Unit = Money(part, "unit"),
            Rate = Money(part, "rate"),
            PackageSize = part.Optional("packageSize") is { IsThere: true } size ? size.Decimal(Exact.PackageMin, Exact.QuantityMax) : 1,
            PackagePrice = Money(part, "packagePrice"),
            Tiers = needed.Contains("tiers") ? Tiers(part.Optional("tiers"), model) : [],
            FreeUnits = part.Optional("freeUnits").Decimal(0, Exact.QuantityMax),
            FreeAmount = part.Optional("freeAmount").Decimal(0, Exact.QuantityMax),
            PerEvent = Money(part, "perEvent"),
            Minimum = OptionalMoney(part, "minimum"),
            Maximum = OptionalMoney(part, "maximum"),
        };
        if (price.Minimum > price.Maximum)
            part.Optional("maximum").Note("must not be below minimum.");
        return price;
    }

    /// <summary>Writes a price in one form: the same price always gives the same bytes.</summary>
    public static void Write(Utf8JsonWriter writer, Price price)
    {
        var (name, _, needed) = s_models.First(it => it.Model == price.Model);
        writer.WriteStartObject();
        writer.WriteString("model", name);
        foreach (var (member, figure) in Figures(price))
        {
            if (needed.Contains(member) || figure is not (null or 0) || (figure is 0 && member is "minimum" or "maximum"))
                writer.WriteString(member, Exact.Text(figure!.Value));
        }

        if (needed.Contains("tiers"))
        {
            writer.WriteStartArray("tiers");
            foreach (var tier in price.Tiers)
            {
                writer.WriteStartObject();
                if (tier.UpTo is { } upTo)
                    writer.WriteString("upTo", Exact.Text(upTo));
                else
                    writer.WriteNull("upTo");
                writer.WriteString("unit", Exact.Text(tier.Unit));
                writer.WriteString("flat", Exact.Text(tier.Flat));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static (string Member, decimal? Figure)[] Figures(Price price) =>
    [
        ("unit", price.Model == PriceModel.PerUnit ? price.Unit : null),
        ("rate", price.Model == PriceModel.Percentage ? price.Rate : null),
        ("packageSize", price.Model == PriceModel.Package ? price.PackageSize : null),
        ("packagePrice", price.Model == PriceModel.Package ? price.PackagePrice : null),
        ("freeUnits", price.FreeUnits),
        ("freeAmount", price.FreeAmount),
        ("perEvent", price.PerEvent),
        ("minimum", price.Minimum),
        ("maximum", price.Maximum),
    ];

    // What a model does not use is unknown in its price; while the model itself is unknown, nothing of any model is.
    private static string[] Known(JsonPart part)
    {
        var word = part.Optional("model").Element is { ValueKind: JsonValueKind.String } it ? it.GetString() : null;
        var models = s_models.Any(model => model.Name == word) ? s_models.Where(model => model.Name == word) : s_models;
        return
        [
            .. s_common,
            .. models.SelectMany(model => model.Needed),
            .. models.Where(model => model.Model is PriceModel.Percentage or PriceModel.GraduatedPercentage).Take(1).Select(_ => "freeAmount"),
        ];
    }

    private static ImmutableArray<Tier> Tiers(JsonPart part, PriceModel model)
    {
        var parts = part.Items(1, Price.TiersMax);
        var (tiers, below) = (ImmutableArray.CreateBuilder<Tier>(parts.Count), 0m);
        for (var i = 0; i < parts.Count; i++)
        {
            var tier = parts[i].Object("upTo", "unit", "flat");
            var end = tier.Optional("upTo");
            decimal? upTo = end.IsThere ? end.Decimal(0, Exact.QuantityMax) : null;
            if (i == parts.Count - 1 && upTo is not null)
                end.Note("must be null: the last tier has no end.");
            else if (i < parts.Count - 1 && upTo is null)
                end.Note("must be a quantity: only the last tier has no end.");
            else if (upTo <= below)
                end.Note($"must be above {Exact.Text(below)}.");
            below = upTo ?? below;
            var unit = model == PriceModel.Stairstep ? tier.Optional("unit") : tier.Needed("unit");
            tiers.Add(new(upTo, unit.Decimal(0, Exact.PriceMax), Money(tier, "flat")));
        }

        return tiers.ToImmutable();
    }

    private static decimal Money(JsonPart part, string name) => part.Optional(name).Decimal(0, Exact.PriceMax);

    private static decimal? OptionalMoney(JsonPart part, string name) =>
        part.Optional(name) is { IsThere: true } there ? there.Decimal(0, Exact.PriceMax) : null;
}
