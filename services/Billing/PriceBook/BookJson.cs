using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.PriceBook;

/// <summary>Price books as JSON documents. Read strictly; written in one form, so that the same book always has the same digest.</summary>
public static class BookJson
{
    /// <summary>The most characters of a document.</summary>
    public const int LengthMax = 1 << 20;

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 16 };

    /// <summary>Reads a document; what is wrong is noted with paths that begin with <paramref name="root"/>.</summary>
    /// <returns>The book; null where there is any trouble.</returns>
    public static Book? Read(string json, JsonTroubles troubles, string root = "") => Read(json, troubles, root, BookReading.Book);

    /// <summary>Reads prices by the codes of their meters, as they stand in a plan; what is wrong is noted with paths that begin with <paramref name="root"/>.</summary>
    /// <returns>The prices; null where there is any trouble.</returns>
    public static ImmutableSortedDictionary<string, MeterPrice>? ReadMeters(string json, JsonTroubles troubles, string root) =>
        Read(json, troubles, root, BookReading.MeterPrices);

    private static T? Read<T>(string json, JsonTroubles troubles, string root, Func<JsonPart, T> read)
        where T : class
    {
        if (json.Length > LengthMax)
        {
            troubles.Add(root, $"must have at most {LengthMax} characters.");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, s_strict);
            var it = read(new(document.RootElement, root, troubles));
            return troubles.All.Count == 0 ? it : null;
        }
        catch (JsonException e)
        {
            troubles.Add(root, $"is not JSON: {e.Message}");
            return null;
        }
        catch (InvalidOperationException e) when (e.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            troubles.Add(root, $"has text that is no Unicode: {e.Message}");
            return null;
        }
    }

    /// <summary>Reads a document; the refusal names the first field that is wrong.</summary>
    public static Outcome<Book> Read(string json, string root = "")
    {
        var troubles = new JsonTroubles();
        return Read(json, troubles, root) is { } book ? book : troubles.First();
    }

    /// <summary>The document of a book.</summary>
    public static string Write(Book book)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_plain))
            Write(writer, book);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Book book)
    {
        writer.WriteStartObject();
        writer.WriteString("version", book.Version);
        writer.WriteString("name", book.Name);
        writer.WriteString("effectiveFrom", book.EffectiveFrom.ToString(Instant, CultureInfo.InvariantCulture));
        writer.WriteStartArray("plans");
        foreach (var plan in book.Plans)
        {
            writer.WriteStartObject();
            writer.WriteString("code", plan.Code);
            writer.WriteString("name", plan.Name);
            writer.WriteNumber("rank", plan.Rank);
            writer.WriteNumber("trialDays", plan.TrialDays);
            writer.WriteStartObject("prices");
            foreach (var (currency, prices) in plan.Prices)
            {
                writer.WritePropertyName(currency);
                Write(writer, prices);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PlanPrices prices)
    {
        writer.WriteStartObject();
        writer.WriteString("base", Exact.Text(prices.Base));
        writer.WriteString("seat", Exact.Text(prices.Seat));
        writer.WriteNumber("includedSeats", prices.IncludedSeats);
        writer.WritePropertyName("meters");
        WriteMeters(writer, prices.Meters);
        writer.WriteEndObject();
    }

    /// <summary>Writes prices by the codes of their meters.</summary>
    public static void WriteMeters(Utf8JsonWriter writer, ImmutableSortedDictionary<string, MeterPrice> meters)
    {
        writer.WriteStartObject();
        foreach (var (meter, price) in meters)
        {
            writer.WriteStartObject(meter);
            writer.WritePropertyName("price");
            PriceJson.Write(writer, price.Price);
            writer.WriteString("included", Exact.Text(price.Included));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
