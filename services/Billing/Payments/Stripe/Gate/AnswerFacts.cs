using System.Net;
using System.Text.Json;
using CloudCrm.Foundation.Data;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>What the log keeps of an answer.</summary>
/// <param name="ObjectId">The object that came back, or the one in the path.</param>
/// <param name="ErrorCode">Stripe's word for why it refused; its kind where there is no word.</param>
internal readonly record struct AnswerFacts(string? ObjectId, string? ErrorCode)
{
    private const int TextMax = 255;

    /// <summary>Of an answer to a request of a path.</summary>
    public static AnswerFacts Of(StripeResponse answer, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Content);
            var isGood = answer.StatusCode == HttpStatusCode.OK;
            var root = document.RootElement;
            return isGood
                ? new(Storable(Text(root, "id")) ?? IdIn(path), null)
                : new(IdIn(path), Member(root, "error") is { } error ? Storable(Text(error, "decline_code") ?? Text(error, "code") ?? Text(error, "type")) ?? "unreadable" : "unreadable");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // The latter at texts that are no Unicode.
        {
            return new(IdIn(path), "unreadable");
        }
    }

    /// <summary>The first id in a path: ids have digits behind their prefix, names of collections have none.</summary>
    public static string? IdIn(string path)
    {
        var id = path.Split('/').FirstOrDefault(part => part.Contains('_', StringComparison.Ordinal) && part.Any(char.IsAsciiDigit));
        return Storable(id);
    }

    /// <summary>A text from outside as it can be kept; null where it can't.</summary>
    public static string? Storable(string? text) => PlainText.Check("", text, 1, TextMax) is null ? text : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
}
