using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CloudCrm.Crm.Tenants.Credentials;

/// <summary>The secret halves of tokens: 32 random bytes, kept as their SHA-256, compared in constant time.</summary>
internal static class Secrets
{
    private const int Bytes = 32;

    /// <summary>A new secret, in base64url.</summary>
    public static string New()
    {
        Span<byte> secret = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(secret);
        return Base64Url.EncodeToString(secret);
    }

    /// <summary>What is stored of a secret.</summary>
    public static ImmutableArray<byte> Hash(string secret) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(secret))];

    /// <summary>Whether a presented secret is the one behind the hash. Takes as long for any wrong one.</summary>
    public static bool Match(string secret, ImmutableArray<byte> hash) =>
        CryptographicOperations.FixedTimeEquals(Hash(secret).AsSpan(), hash.AsSpan());
}
