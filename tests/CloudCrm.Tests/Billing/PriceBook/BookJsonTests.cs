using System.Text.Json.Nodes;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Tests.Billing.PriceBook;

[TestFixture]
public sealed class BookJsonTests
{
    private const string Outbound = "plans[1].prices.EUR.meters.messages.outbound.price";

    [Test]
    public void Prices_that_were_only_published_again_cost_the_same()
    {
        var (one, other) = (ShippedBook.Read().Plans[1].Prices["EUR"], ShippedBook.Read().Plans[1].Prices["EUR"]);
        Assert.That(one.Costs(other));
        Assert.That(one.Costs(other with { Seat = other.Seat + 0.01m }), Is.False);
        var (code, price) = other.Meters.First();
        Assert.That(one.Costs(other with { Meters = other.Meters.SetItem(code, price with { Included = price.Included + 1 }) }), Is.False);
    }

    [Test]
    public void The_shipped_book_has_every_plan_currency_and_meter()
    {
        var book = ShippedBook.Read();
        Assert.That(book.Plans.Select(plan => plan.Code), Is.EqualTo(Plans.Known));
        Assert.That(book.Plans.Select(plan => plan.Prices.Keys), Is.All.EquivalentTo(Currency.All.Select(currency => currency.Code)));
        Assert.That(book.Plans.SelectMany(plan => plan.Prices.Values).Select(prices => prices.Meters.Keys), Is.All.SupersetOf(Meters.All.Except(["seats"])));
        Assert.That(book.Plans[0].Prices.Values.Select(prices => (prices.Base, prices.Seat)), Is.All.EqualTo((0m, 0m)));
    }

    [Test]
    public void A_book_is_written_in_one_form()
    {
        var shuffled = JsonNode.Parse(ShippedBook.Text())!.AsObject();
        var plans = shuffled["plans"]!.DeepClone().AsArray();
        shuffled.Remove("plans");
        shuffled.Insert(0, "plans", new JsonArray([.. plans.Reverse().Select(plan => plan!.DeepClone())]));
        shuffled["plans"]![0]!["prices"]!["USD"]!["base"] = "149.00";

        var written = BookJson.Write(ShippedBook.Read());

        Assert.That(BookJson.Write(BookJson.Read(shuffled.ToJsonString()).Value), Is.EqualTo(written));
        Assert.That(BookJson.Write(BookJson.Read(written).Value), Is.EqualTo(written));
    }

    [TestCase("version", "\"A b\"", "version", "must be of small letters")]
    [TestCase("version", null, "version", "is missing.")]
    [TestCase("name", "\"\"", "name", "must have 1 to 100 characters.")]
    [TestCase("effectiveFrom", "\"2027-01-01T00:00:00\"", "effectiveFrom", "must be an instant with its offset")]
    [TestCase("surprise", "1", "surprise", "is unknown here.")]
    [TestCase("plans", "[]", "plans", "must have 1 to 20 items.")]
    [TestCase("plans", "{}", "plans", "must be an array.")]
    [TestCase("plans[1].code", "\"free\"", "plans[1].code", "is that of another plan.")]
    [TestCase("plans[1].code", "\"gold\"", "plans", "must have the plan team.")]
    [TestCase("plans[1].rank", "0", "plans[1].rank", "is that of another plan.")]
    [TestCase("plans[1].rank", "1.5", "plans[1].rank", "must be a whole number")]
    [TestCase("plans[1].trialDays", "91", "plans[1].trialDays", "must be a whole number from 0 to 90.")]
    [TestCase("plans[1].prices.EUR", null, "plans[1].prices.EUR", "is missing.")]
    [TestCase("plans[1].prices.GBP", "{}", "plans[1].prices.GBP", "is no currency")]
    [TestCase("plans[1].prices.EUR.base", "\"0.001\"", "plans[1].prices.EUR.base", "must not have more than 2 decimals.")]
    [TestCase("plans[1].prices.TWD.seat", "\"0.5\"", "plans[1].prices.TWD.seat", "must not have more than 0 decimals.")]
    [TestCase("plans[1].prices.EUR.includedSeats", "-1", "plans[1].prices.EUR.includedSeats", "must be a whole number")]
    [TestCase("plans[1].prices.EUR.meters|api.calls", null, "plans[1].prices.EUR.meters.api.calls", "is missing.")]
    [TestCase("plans[1].prices.EUR.meters|seats", "{}", "plans[1].prices.EUR.meters.seats", "is priced by seat.")]
    [TestCase("plans[1].prices.EUR.meters|A b", "{}", "plans[1].prices.EUR.meters.A b", "is no code of a meter.")]
    [TestCase("plans[1].prices.EUR.meters|messages.outbound.included", "\"-1\"", "plans[1].prices.EUR.meters.messages.outbound.included", "must be from 0")]
    [TestCase("plans[1].prices.EUR.meters|messages.outbound.price.model", "\"flat\"", Outbound + ".model", "must be one of")]
    [TestCase("plans[1].prices.EUR.meters|messages.outbound.price.tiers[0].upTo", "\"x\"", Outbound + ".tiers[0].upTo", "must be a decimal number")]
    [TestCase("plans[1].prices.EUR.meters|messages.outbound.price.tiers[1].upTo", "\"7\"", Outbound + ".tiers[1].upTo", "must be above 100000.")]
    public void What_is_wrong_is_named_by_its_path(string place, string? value, string field, string words)
    {
        var book = JsonNode.Parse(ShippedBook.Text())!;
        Put(book, place, value is null ? null : JsonNode.Parse(value));
        var troubles = new JsonTroubles();
        Assert.That(BookJson.Read(book.ToJsonString(), troubles), Is.Null);
        Assert.That(troubles.All, Has.Some.Matches<(string Field, string Detail)>(it => it.Field == field && it.Detail.StartsWith(words, StringComparison.Ordinal)));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{\"plans\":[null]}")]
    public void What_is_no_book_is_refused(string json) => Assert.That(BookJson.Read(json).IsOk, Is.False);

    // A bar leads to the members of a dictionary, whose names have points of their own.
    private static void Put(JsonNode book, string place, JsonNode? value)
    {
        var (dictionary, rest) = place.Split('|') is [var outer, var inner] ? (outer, inner) : ("", place);
        var node = dictionary.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(book, Inside);
        string[] steps = [.. Steps(rest, dictionary.Length > 0)];
        node = steps[..^1].Aggregate(node, Inside);
        if (value is null)
            node.AsObject().Remove(steps[^1]);
        else
            node[steps[^1]] = value;
    }

    private static string[] Steps(string rest, bool isMeter)
    {
        var code = isMeter ? Meters.All.FirstOrDefault(meter => rest == meter || rest.StartsWith($"{meter}.", StringComparison.Ordinal)) ?? rest : null;
        return code is null ? rest.Split('.') : [code, .. rest[code.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static JsonNode Inside(JsonNode node, string step) =>
        step.EndsWith(']') ? node[step[..^3]]![step[^2] - '0']! : node[step]!;
}
