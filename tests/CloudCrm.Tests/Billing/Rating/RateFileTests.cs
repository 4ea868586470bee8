using System.Text.Json.Nodes;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Tests.Billing.Rating;

[TestFixture]
public sealed class RateFileTests
{
    [Test]
    public async Task Every_golden_vector_comes_to_its_amount()
    {
        var rated = RateFile.Rate(await File.ReadAllTextAsync(SharedData.File("golden-pricing.json"))).Value;
        Assert.That(rated.Cases, Is.GreaterThanOrEqualTo(30));
        Assert.That(rated.Differing, Is.Empty);
    }

    [Test]
    public void A_file_comes_back_as_it_was_with_what_was_computed()
    {
        const string Json = """
            { "about": "漢字 & <b>", "more": 1.50, "vectors": [{ "id": "a", "price": { "model": "percentage", "rate": "0.013", "freeAmount": "250", "perEvent": 2 },
              "events": 2, "cases": [{ "note": null, "quantity": "800", "amount": "11.150", "why": [true] }, { "quantity": 900, "amount": 1, "computed": "old" }] }] }
            """;
        var rated = RateFile.Rate(Json).Value;
        var expected = JsonNode.Parse(Json)!;
        expected["vectors"]![0]!["cases"]![0]!.AsObject().Insert(3, "computed", "11.150");
        expected["vectors"]![0]!["cases"]![1]!["computed"] = "12.45";
        Assert.That(JsonNode.Parse(rated.Json)!.ToJsonString(), Is.EqualTo(expected.ToJsonString()));
        Assert.That(rated.Json, Does.Contain("漢字 & <b>").And.Contain("1.50"));
        Assert.That((rated.Cases, rated.Differing), Is.EqualTo((2, new[] { "vectors[0].cases[1]" })));
    }

    [TestCase("", "", "The document is not JSON")]
    [TestCase("{ \"vectors\": [{ \"price\": { \"model\": \"\\ud800\" }, \"cases\": [] }] }", "", "The document has text that is no Unicode")]
    [TestCase("[]", "", "The document must be a JSON object.")]
    [TestCase("{}", "vectors", "is missing.")]
    [TestCase("""{ "vectors": {} }""", "vectors", "must be an array.")]
    [TestCase("""{ "vectors": [null] }""", "vectors[0]", "must be an object.")]
    [TestCase("""{ "vectors": [{ "cases": [] }] }""", "vectors[0].price", "is missing.")]
    [TestCase("""{ "vectors": [], "vectors": [] }""", "", "The document is not JSON")]
    [TestCase("""{ "vectors": [{ "price": { "model": "perUnit", "unit": "x" }, "cases": [] }] }""", "vectors[0].price.unit", "must be a decimal number")]
    [TestCase("""{ "vectors": [{ "price": { "model": "perUnit", "unit": "1" }, "events": 1.5, "cases": [] }] }""", "vectors[0].events", "must be a whole number")]
    [TestCase("""{ "vectors": [{ "price": { "model": "perUnit", "unit": "1" }, "cases": [{ "amount": "1" }] }] }""", "vectors[0].cases[0].quantity", "is missing.")]
    [TestCase("""{ "vectors": [{ "price": { "model": "perUnit", "unit": "1" }, "cases": [{ "quantity": "-1", "amount": "1" }] }] }""", "vectors[0].cases[0].quantity", "must be from 0")]
    [TestCase("""{ "vectors": [{ "price": { "model": "perUnit", "unit": "1" }, "cases": [{ "quantity": "1" }] }] }""", "vectors[0].cases[0].amount", "is missing.")]
    public void What_is_wrong_in_a_file_is_named(string json, string field, string words)
    {
        var refusal = RateFile.Rate(json).Refusal;
        Assert.That(refusal.Field, Is.EqualTo(field));
        Assert.That(refusal.Detail, Does.StartWith($"{field} {words}".TrimStart()));
    }
}
