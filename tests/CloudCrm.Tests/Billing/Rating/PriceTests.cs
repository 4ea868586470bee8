using System.Text.Json;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;

namespace CloudCrm.Tests.Billing.Rating;

[TestFixture]
public sealed class PriceTests
{
    private const string Tiers = """ "tiers": [{ "upTo": "5", "unit": "2", "flat": "10" }, { "upTo": "10", "unit": "1", "flat": "4" }, { "upTo": null, "unit": "0.5", "flat": "3" }] """;

    [TestCase("""{ "model": "perUnit", "unit": "0.0125" }""", "3", "0.0375")]
    [TestCase("""{ "model": "perUnit", "unit": "2", "freeUnits": "10" }""", "12.5", "5")]
    [TestCase("""{ "model": "perUnit", "unit": "2", "freeUnits": "10" }""", "9", "0")]
    [TestCase("""{ "model": "perUnit", "unit": "2", "maximum": "7" }""", "4", "7")]
    [TestCase("""{ "model": "perUnit", "unit": "2", "minimum": "7" }""", "0", "7")]
    [TestCase("""{ "model": "graduated",""" + Tiers + "}", "0", "10")]
    [TestCase("""{ "model": "graduated",""" + Tiers + "}", "5", "20")]
    [TestCase("""{ "model": "graduated",""" + Tiers + "}", "5.5", "24.5")]
    [TestCase("""{ "model": "graduated",""" + Tiers + "}", "12", "33")]
    [TestCase("""{ "model": "graduated", "freeUnits": "2",""" + Tiers + "}", "2", "10")]
    [TestCase("""{ "model": "volume",""" + Tiers + "}", "0", "10")]
    [TestCase("""{ "model": "volume",""" + Tiers + "}", "10", "14")]
    [TestCase("""{ "model": "volume",""" + Tiers + "}", "10.2", "8.1")]
    [TestCase("""{ "model": "stairstep", "tiers": [{ "upTo": "5", "flat": "10" }, { "upTo": null, "flat": "4" }] }""", "0", "10")]
    [TestCase("""{ "model": "stairstep", "tiers": [{ "upTo": "5", "flat": "10" }, { "upTo": null, "flat": "4" }] }""", "5", "10")]
    [TestCase("""{ "model": "stairstep", "tiers": [{ "upTo": "5", "flat": "10" }, { "upTo": null, "flat": "4" }] }""", "6", "4")]
    [TestCase("""{ "model": "package", "packageSize": "3", "packagePrice": "2" }""", "3.000000000001", "4")]
    [TestCase("""{ "model": "percentage", "rate": "0.1", "freeAmount": "50" }""", "60", "1")]
    [TestCase("""{ "model": "graduatedPercentage", "freeAmount": "5", """ + Tiers + "}", "11", "25")]
    public void A_quantity_costs_what_its_price_says(string price, string quantity, string amount) =>
        Assert.That(Read(price).Amount(Number(quantity)), Is.EqualTo(Number(amount)));

    [Test]
    public void Every_event_costs_its_fee_within_the_maximum()
    {
        var price = Read("""{ "model": "percentage", "rate": "0.02", "perEvent": "0.25", "maximum": "3" }""");
        Assert.That((price.Amount(50, 4), price.Amount(50, 400)), Is.EqualTo((2m, 3m)));
    }

    [Test]
    public void A_quantity_below_zero_costs_what_zero_costs() =>
        Assert.That(Read("""{ "model": "graduated",""" + Tiers + "}").Amount(-3), Is.EqualTo(10m));

    [Test]
    public void Amounts_round_half_away_from_zero_to_the_currencys_minor_unit() => Assert.Multiple(() =>
    {
        Assert.That(Currency.All.Select(currency => currency.Text(2.5m)), Is.EqualTo(new[] { "2.50", "2.50", "3", "2.50", "3" }));
        Assert.That(Currency.All.Select(currency => currency.Text(-2.5m)), Is.EqualTo(new[] { "-2.50", "-2.50", "-3", "-2.50", "-3" }));
        Assert.That((Currency.Usd.Round(0.125m), Currency.Usd.Round(-0.125m), Currency.Usd.Round(0.1249999m)), Is.EqualTo((0.13m, -0.13m, 0.12m)));
        Assert.That(Currency.TryParse("usd", out _), Is.False);
    });

    [Test]
    public void A_price_at_its_bounds_does_not_overflow()
    {
        var price = new Price
        {
            Model = PriceModel.Package,
            PackageSize = Exact.PackageMin,
            PackagePrice = Exact.PriceMax,
            PerEvent = Exact.PriceMax,
        };
        Assert.That(() => price.Amount(Exact.QuantityMax, RateFile.EventsMax), Throws.Nothing);
    }

    [TestCase("""{ "unit": "1" }""", "price.model", "is missing.")]
    [TestCase("""{ "model": "flat", "unit": "1" }""", "price.model", "must be one of perUnit, graduated,")]
    [TestCase("""{ "model": "perUnit" }""", "price.unit", "is missing.")]
    [TestCase("""{ "model": "perUnit", "unit": "1e3" }""", "price.unit", "must be a decimal number")]
    [TestCase("""{ "model": "perUnit", "unit": "-1" }""", "price.unit", "must be from 0 to 1000000000.")]
    [TestCase("""{ "model": "perUnit", "unit": "0.1234567890123" }""", "price.unit", "must not have more than 12 decimals.")]
    [TestCase("""{ "model": "perUnit", "unit": "1", "unit": "2" }""", "price.unit", "stands there twice.")]
    [TestCase("""{ "model": "perUnit", "unit": "1", "rate": "0.1" }""", "price.rate", "is unknown here.")]
    [TestCase("""{ "model": "perUnit", "unit": "1", "freeAmount": "1" }""", "price.freeAmount", "is unknown here.")]
    [TestCase("""{ "model": "perUnit", "unit": "1", "minimum": "3", "maximum": "2" }""", "price.maximum", "must not be below minimum.")]
    [TestCase("""{ "model": "package", "packageSize": "0", "packagePrice": "1" }""", "price.packageSize", "must be from 0.001 to")]
    [TestCase("""{ "model": "volume", "tiers": [] }""", "price.tiers", "must have 1 to 100 items.")]
    [TestCase("""{ "model": "volume", "tiers": [{ "upTo": "5", "unit": "1" }] }""", "price.tiers[0].upTo", "must be null")]
    [TestCase("""{ "model": "volume", "tiers": [{ "upTo": null, "unit": "1" }, { "upTo": null, "unit": "1" }] }""", "price.tiers[0].upTo", "must be a quantity")]
    [TestCase("""{ "model": "volume", "tiers": [{ "upTo": "5", "unit": "1" }, { "upTo": "5", "unit": "1" }, { "upTo": null, "unit": "1" }] }""", "price.tiers[1].upTo", "must be above 5.")]
    [TestCase("""{ "model": "graduated", "tiers": [{ "upTo": null, "flat": "1" }] }""", "price.tiers[0].unit", "is missing.")]
    [TestCase("""[]""", "price", "must be an object.")]
    public void What_is_wrong_in_a_price_is_named(string price, string field, string words)
    {
        var troubles = new JsonTroubles();
        PriceJson.Read(new(JsonDocument.Parse(price).RootElement, "price", troubles));
        Assert.That(troubles.All, Has.One.Matches<(string Field, string Detail)>(it => it.Field == field && it.Detail.StartsWith(words, StringComparison.Ordinal)));
    }

    internal static Price Read(string json)
    {
        var troubles = new JsonTroubles();
        var price = PriceJson.Read(new(JsonDocument.Parse(json).RootElement, "price", troubles));
        Assert.That(troubles.All, Is.Empty);
        return price;
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
