using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Rating;

/// <summary>A file of prices with worked cases, rated again.</summary>
/// <param name="Json">The file as it was, with <c>computed</c> beside the <c>amount</c> of every case.</param>
/// <param name="Cases">How many cases it has.</param>
/// <param name="Differing">The paths of the cases whose computed amount is another, such as <c>vectors[3].cases[0]</c>.</param>
public sealed record RateFile(string Json, int Cases, IReadOnlyList<string> Differing)
{
    /// <summary>The most vectors in a file, and cases in a vector.</summary>
    public const int ListMax = 100_000;

    /// <summary>The most events of a vector.</summary>
    public const long EventsMax = 1_000_000_000;

    private const decimal AmountMax = Exact.PriceMax * Exact.QuantityMax;

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions s_written = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Rates every case of a file; the refusal names the first field that is wrong.</summary>
    public static Outcome<RateFile> Rate(string json)
    {
        try
        {
            if (JsonNode.Parse(json, documentOptions: s_strict) is not JsonObject root)
                return Refusal.Invalid("", "The document must be a JSON object.");
            using var document = JsonDocument.Parse(json, s_strict);
            var troubles = new JsonTroubles();
            var (count, differing) = Fill(root, new(document.RootElement, "", troubles));
            return troubles.All.Count > 0 ? troubles.First() : new RateFile(root.ToJsonString(s_written), count, differing);
        }
        catch (JsonException e)
        {
            return Refusal.Invalid("", $"The document is not JSON: {e.Message}");
        }
        catch (InvalidOperationException e) when (e.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            return Refusal.Invalid("", $"The document has text that is no Unicode: {e.Message}");
        }
    }

    private static (int Cases, List<string> Differing) Fill(JsonObject root, JsonPart file)
    {
        var (count, differing) = (0, new List<string>());
        foreach (var (vector, v) in file.Needed("vectors").Items(0, ListMax).Select((vector, v) => (vector, v)))
        {
            var price = PriceJson.Read(vector.AsObject().Needed("price"));
            var events = vector.Optional("events").Whole(0, EventsMax);
            foreach (var (it, c) in vector.Needed("cases").Items(0, ListMax).Select((it, c) => (it, c)))
            {
                var quantity = it.AsObject().Needed("quantity").Decimal(0, Exact.QuantityMax);
                var amount = it.Needed("amount").Decimal(-AmountMax, AmountMax);
                if (file.Troubles.All.Count > 0)
                    return (count, differing);
                var computed = price.Amount(quantity, events);
                Put(root["vectors"]![v]!["cases"]![c]!.AsObject(), Exact.Text(computed, amount.Scale));
                count++;
                if (computed != amount)
                    differing.Add(it.Path);
            }
        }

        return (count, differing);
    }

    private static void Put(JsonObject place, string computed)
    {
        place.Remove("computed");
        place.Insert(place.IndexOf("amount") + 1, "computed", computed);
    }
}
