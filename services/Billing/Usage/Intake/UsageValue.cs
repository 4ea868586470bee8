using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Usage.Intake;

/// <summary>The value of an external event.</summary>
/// <param name="Quantity">In the ledger's units; 1 where different values are counted.</param>
/// <param name="Distinct">The value by which it is told apart, where different ones are counted.</param>
internal sealed record UsageValue(long Quantity, string? Distinct)
{
    // A number may stand as a text, for programs that have no other exact decimals. More digits than these are none that can be counted.
    private const int DigitsMax = 40;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The value in an event's data.</summary>
    public static Outcome<UsageValue> Read(Meter meter, ReadOnlySpan<byte> data)
    {
        var field = $"data.{meter.Property}";
        try
        {
            var reader = new Utf8JsonReader(data);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return Refusal.Invalid("data", "An object is needed here.", "value_missing");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isIt = reader.ValueTextEquals(meter.Property);
                reader.Read();
                if (isIt)
                    return meter.Aggregation == MeterAggregation.Unique ? Distinction(field, ref reader) : Number(meter, field, ref reader);
                reader.Skip();
            }

            return Refusal.Invalid(field, "The value is missing.", "value_missing");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Refusal.Invalid(field, "It can't be read.", "value_malformed");
        }
    }

    private static Outcome<UsageValue> Distinction(string field, ref Utf8JsonReader reader)
    {
        var value = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => null,
        };
        if (value is null)
            return Refusal.Invalid(field, "A text, a number, true or false is needed here.", "value_malformed");
        return PlainText.CheckName(field, value, IntakeCheck.TextMax) is { } refusal ? refusal with { Code = "value_malformed" } : new UsageValue(1, value);
    }

    private static Outcome<UsageValue> Number(Meter meter, string field, ref Utf8JsonReader reader)
    {
        if (!TryNumber(ref reader, out var value))
            return Refusal.Invalid(field, "A number is needed here.", "value_malformed");
        var (least, most) = (meter.ToValue(meter.QuantityMin), meter.ToValue(meter.QuantityMax));
        if (value < least || value > most)
            return Refusal.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"A number from {least} to {most}."), "value_out_of_range");
        var quantity = value * meter.Scale;
        return decimal.IsInteger(quantity)
            ? new UsageValue((long)quantity, null)
            : Refusal.Invalid(field, meter.Decimals == 0 ? "A whole number is needed here." : $"At most {meter.Decimals} places after the point.", "value_too_precise");
    }

    private static bool TryNumber(ref Utf8JsonReader reader, out decimal value)
    {
        value = 0;
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > DigitsMax)
            return false;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDecimal(out value),
            JsonTokenType.String => decimal.TryParse(reader.GetString(), Plain, CultureInfo.InvariantCulture, out value),
            _ => false,
        };
    }
}
