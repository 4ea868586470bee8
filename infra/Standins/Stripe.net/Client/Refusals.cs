using System.Text.Json;

namespace Stripe.Standin;

/// <summary>What answers that are no success are thrown as.</summary>
internal static class Refusals
{
    /// <summary>Of an answer whose status is not 200.</summary>
    public static StripeException Of(StripeResponse response, bool secondVersion)
    {
        if (Error(response.Content) is not { } error) return Unreadable(response);
        error.StripeResponse = response;
        var exception = secondVersion && error.Type == "rate_limit"
            ? new V2.RateLimitException(response.StatusCode, error)
            : new StripeException(response.StatusCode, error, error.Message);
        exception.StripeResponse = response;
        return exception;
    }

    /// <summary>Of an answer that is not what was asked for. Its text is in the response, not in the message, since messages are logged.</summary>
    public static StripeException Unreadable(StripeResponse response) =>
        new(response.StatusCode, null, $"Stripe's answer cannot be read (status {(int)response.StatusCode}, request {response.RequestId}).") { StripeResponse = response };

    static StripeError Error(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                ? WireReader.Read<StripeError>(error.Clone())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
