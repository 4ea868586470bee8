using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CloudCrm.Crm.Webhooks;

/// <summary>Signatures of Standard Webhooks 1.0.0: HMAC-SHA256 over id, timestamp and body, joined by full stops.</summary>
internal static class WebhookSignature
{
    /// <summary>What a secret begins with.</summary>
    public const string Prefix = "whsec_";

    /// <summary>The header <c>webhook-signature</c>: one signature a secret, separated by spaces.</summary>
    /// <param name="id">The header <c>webhook-id</c>; holds no full stop.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>, in seconds since 1970.</param>
    /// <param name="body">The bytes that are sent.</param>
    /// <param name="secrets">With their prefix.</param>
    public static string Of(string id, long timestamp, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Key(secret), signed))));
    }

    private static byte[] Key(string secret) => Convert.FromBase64String(secret[Prefix.Length..]);
}
