using System.Security.Cryptography;
using System.Text;

namespace CloudCrm.StripeSimulator;

/// <summary>The header that proves where a webhook comes from.</summary>
public static class Signature
{
    /// <summary>One v1 for each secret, over the instant and the raw body.</summary>
    public static string Of(string body, DateTimeOffset at, IEnumerable<string> secrets)
    {
        var seconds = Wire.Values.Text(at.ToUnixTimeSeconds());
        var signed = Encoding.UTF8.GetBytes($"{seconds}.{body}");
        return $"t={seconds}," + string.Join(',', secrets.Select(secret =>
            "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))));
    }
}
