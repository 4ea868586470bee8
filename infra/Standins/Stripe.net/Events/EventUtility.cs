using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Stripe;

/// <summary>Reads webhooks and proves that they are Stripe's.</summary>
public static class EventUtility
{
    /// <summary>How many seconds a signature's time may be off if nothing else is said.</summary>
    public const int DefaultTimeTolerance = 300;

    static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether an event of one version of the API can be read by a program for another: both are of the same release train, a preview of the same version.</summary>
    public static bool IsCompatibleApiVersion(string sdkApiVersion, string eventApiVersion)
    {
        if (eventApiVersion is null || !eventApiVersion.Contains('.', StringComparison.Ordinal)) return false;
        var train = sdkApiVersion.Split('.')[1];
        return train == "preview" ? eventApiVersion == sdkApiVersion : eventApiVersion.Split('.')[1] == train;
    }

    /// <summary>Whether an event of a version of the API can be read by this program.</summary>
    public static bool IsCompatibleApiVersion(string eventApiVersion) => IsCompatibleApiVersion(StripeConfiguration.ApiVersion, eventApiVersion);

    /// <summary>Reads an event without proving anything of it.</summary>
    /// <exception cref="StripeException">It is of another version of the API.</exception>
    /// <exception cref="ArgumentException">It is a thin event, which <see cref="StripeClient.ParseEventNotification"/> reads.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static Event ParseEvent(string json, bool throwOnApiVersionMismatch = true)
    {
        if (IsOf(json, "v2.core.event")) throw new ArgumentException("This is a thin event: read it by StripeClient.ParseEventNotification.", nameof(json));
        var happened = WireReader.Read<Event>(json);
        if (throwOnApiVersionMismatch && !IsCompatibleApiVersion(happened.ApiVersion))
            throw new StripeException(
                $"The event is of version {happened.ApiVersion} of the API; this program reads {StripeConfiguration.ApiVersion}. Make a webhook endpoint of that version.");
        return happened;
    }

    /// <summary>Reads an event, after its signature was found good now.</summary>
    /// <exception cref="StripeException">The signature is not good, is older than the tolerance in seconds, or the event is of another version of the API.</exception>
    public static Event ConstructEvent(
        string json, string stripeSignatureHeader, string secret, long tolerance = DefaultTimeTolerance, bool throwOnApiVersionMismatch = true) =>
        ConstructEvent(json, stripeSignatureHeader, secret, tolerance, Now(), throwOnApiVersionMismatch);

    /// <summary>Reads an event, after its signature was found good at a time in seconds since 1970.</summary>
    /// <exception cref="StripeException">The signature is not good, is older than the tolerance in seconds, or the event is of another version of the API.</exception>
    public static Event ConstructEvent(
        string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow, bool throwOnApiVersionMismatch = true)
    {
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, utcNow);
        return ParseEvent(json, throwOnApiVersionMismatch);
    }

    /// <summary>Refuses what is not signed with the secret, or too long ago.</summary>
    /// <exception cref="StripeException">The signature is not good, or is older than the tolerance in seconds.</exception>
    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance = DefaultTimeTolerance) =>
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, Now());

    /// <summary>Refuses what is not signed with the secret, or too long before or after a time in seconds since 1970.</summary>
    /// <exception cref="StripeException">The signature is not good, or is further off than the tolerance in seconds.</exception>
    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow)
    {
        var parts = Parts(stripeSignatureHeader);
        var time = parts["t"].FirstOrDefault();
        var good = Encoding.ASCII.GetBytes(Signature(secret, time, json));
        if (!parts["v1"].Any(given => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), good)))
            throw new StripeException("No signature in the Stripe-Signature header is this secret's.");
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var signed) || Math.Abs(utcNow - signed) > tolerance)
            throw new StripeException("The signature's time is outside the tolerance.");
    }

    /// <summary>Signs a body: HMAC-SHA256 of time, full stop and body under the secret, in lower-case hexadecimal digits.</summary>
    /// <exception cref="EncoderFallbackException">The text has halves of characters, which no body has.</exception>
    public static string ComputeSignature(string secret, string timestamp, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(s_strict.GetBytes(secret), s_strict.GetBytes($"{timestamp}.{payload}")));

    internal static bool IsOf(string json, string kind)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("object", out var said)
            && said.ValueKind == JsonValueKind.String
            && said.ValueEquals(kind);
    }

    static string Signature(string secret, string time, string json)
    {
        try
        {
            return ComputeSignature(secret, time, json);
        }
        catch (EncoderFallbackException broken)
        {
            throw new StripeException("The webhook has halves of characters and cannot be checked.", broken);
        }
    }

    static ILookup<string, string> Parts(string header) => (header ?? "").Split(',')
        .Select(part => part.Trim().Split('=', 2) is [var name, var value] ? (name, value) : throw new StripeException("The Stripe-Signature header is not as Stripe writes it."))
        .ToLookup(part => part.name, part => part.value, StringComparer.Ordinal);

    static long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds();
}
