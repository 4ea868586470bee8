using System.Text.Json.Nodes;

namespace CloudCrm.StripeSimulator.Wire;

/// <summary>An answer that says no, in the shape that the API has for it.</summary>
internal sealed class Refusal(int status, string type, string? code, string message, string? param = null) : Exception(message)
{
    public int Status => status;

    /// <summary>Why a card was declined.</summary>
    public string? DeclineCode { get; init; }

    public JsonObject ToJson()
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = type };
        if (code is not null)
            error["code"] = code;
        if (param is not null)
            error["param"] = param;
        if (DeclineCode is not null)
            error["decline_code"] = DeclineCode;
        return new() { ["error"] = error };
    }

    public static Refusal Invalid(string message, string? param = null, string? code = null) => new(400, "invalid_request_error", code, message, param);

    public static Refusal Unknown(string param) => Invalid($"Received unknown parameter: {param}", param, "parameter_unknown");

    public static Refusal Missing(string param) => Invalid($"Missing required param: {param}.", param, "parameter_missing");

    public static Refusal NotFound(string kind, string id, string param) =>
        new(404, "invalid_request_error", "resource_missing", $"No such {kind}: '{id}'", param);

    public static Refusal TooMany(string message, string code = "rate_limit") => new(429, "invalid_request_error", code, message);

    public static Refusal Broken() => new(500, "api_error", null, "Something is broken on the other side.");

    public static Refusal Declined(string code, string message) => new(402, "card_error", "card_declined", message) { DeclineCode = code };
}
