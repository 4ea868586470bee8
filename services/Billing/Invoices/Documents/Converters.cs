using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>Decimals as strings, with the decimals that they have.</summary>
internal sealed class DecimalTextConverter : JsonConverter<decimal>
{
    /// <summary>No figure of an invoice is greater.</summary>
    private const decimal Max = 1_000_000_000_000_000_000_000m;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        return Numbers.TryParse(text, -Max, Max, 28, out var number, out var words) ? number : throw new JsonException($"The value {words}");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Instants in UTC with six decimals.</summary>
internal sealed class InstantTextConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && DateTimeOffset.TryParseExact(reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new JsonException("The value must be an instant such as 2026-10-01T00:00:00.000000Z.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToInstant().ToString(Format, CultureInfo.InvariantCulture));
}

/// <summary>Stretches of days.</summary>
internal sealed class DaysConverter : JsonConverter<BillingPeriod>
{
    public override BillingPeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var days = JsonSerializer.Deserialize<Days>(ref reader, options) ?? throw new JsonException("The value must be an object.");
        return days.From < days.To ? new(days.From, days.To) : throw new JsonException("The day to must lie after from.");
    }

    public override void Write(Utf8JsonWriter writer, BillingPeriod value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Days(value.From, value.To), options);

    private sealed record Days(DateOnly From, DateOnly To);
}

/// <summary>Currencies by their codes.</summary>
internal sealed class CurrencyConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Currency.TryParse(reader.GetString(), out var currency)
            ? currency
            : throw new JsonException($"The value must be one of {string.Join(", ", Currency.All)}.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}

/// <summary>Prices as in price books.</summary>
internal sealed class PriceConverter : JsonConverter<Price>
{
    public override Price Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var troubles = new JsonTroubles();
        var price = PriceJson.Read(new(document.RootElement, "", troubles));
        return troubles.All.Count == 0 ? price : throw new JsonException($"The price is wrong: {JsonTroubles.Sentence(troubles.All[0])}");
    }

    public override void Write(Utf8JsonWriter writer, Price value, JsonSerializerOptions options) => PriceJson.Write(writer, value);
}
