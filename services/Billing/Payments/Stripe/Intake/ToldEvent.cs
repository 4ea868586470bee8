using System.Globalization;
using System.Text.Json;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>What is kept of an event, whole or thin: where to look, and nothing of how it looked then.</summary>
/// <param name="Id">Stripe's id of it.</param>
/// <param name="Type">Such as <c>invoice.paid</c>.</param>
/// <param name="ObjectId">What it is about; empty where it names nothing.</param>
/// <param name="CustomerId">The customer that it is about; null where it says none.</param>
/// <param name="Named">The tenant that its object's metadata name; whoever made the object wrote them.</param>
/// <param name="CreatedAt">When it happened (UTC).</param>
internal sealed record ToldEvent(string Id, string Type, string ObjectId, string? CustomerId, Guid? Named, DateTimeOffset CreatedAt)
{
    /// <summary>Reads one from the body of a webhook.</summary>
    public static Outcome<ToldEvent> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement) is { } told ? told : Refusal.Invalid("body", "This is no event of Stripe's.", "malformed");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // The latter at texts that are no Unicode.
        {
            return Refusal.Invalid("body", "The body is not well-formed JSON.", "malformed");
        }
    }

    /// <summary>Reads one, such as those of Stripe's list of events; null where it is none.</summary>
    public static ToldEvent? Read(JsonElement given)
    {
        if (Text(given, "id") is not { } id || Text(given, "type") is not { } type || CreatedOf(given) is not { } at)
            return null;
        var about = Member(Member(given, "data"), "object") ?? Member(given, "related_object");
        var former = Member(Member(given, "data"), "previous_attributes");
        var named = Guid.TryParseExact(Text(Member(about, "metadata"), "tenant"), "n", out var tenant) && tenant != Guid.Empty ? tenant : (Guid?)null;
        return new(id, type, Text(about, "id") ?? "", CustomerOf(about) ?? Reference(former, "customer"), named, at);
    }

    private static string? CustomerOf(JsonElement? about) => Text(about, "object") == "customer" ? Text(about, "id") : Reference(about, "customer");

    /// <summary>The id of another object, which may stand there whole.</summary>
    private static string? Reference(JsonElement? holder, string name) => Text(holder, name) ?? Text(Member(holder, name), "id");

    /// <summary>Seconds since 1970, or a text in thin events.</summary>
    private static DateTimeOffset? CreatedOf(JsonElement given) => Member(given, "created") switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var seconds) && seconds is >= 0 and < 253_402_300_800 => DateTimeOffset.FromUnixTimeSeconds(seconds),
        { ValueKind: JsonValueKind.String } text when DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at.ToInstant(),
        _ => null,
    };

    private static string? Text(JsonElement? holder, string name) =>
        Member(holder, name) is { ValueKind: JsonValueKind.String } text ? AnswerFacts.Storable(text.GetString()) : null;

    private static JsonElement? Member(JsonElement? holder, string name) =>
        holder is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var member) ? member : null;
}
