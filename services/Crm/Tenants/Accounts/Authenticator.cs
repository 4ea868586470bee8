using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>
/// Codes of an authenticator (RFC 6238: HMAC-SHA-1 over steps of 30 s, six digits), as Identity's authenticator provider, on the product's clock. A code is
/// good for its own step and the ones beside it, and once: no step at or before the last one that was used is taken again.
/// </summary>
internal sealed class Authenticator(TimeProvider time) : IUserTwoFactorTokenProvider<AccountUser>
{
    private const int Drift = 1;
    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>What an authenticator is set up with.</summary>
    public static string Uri(string mail, string key) =>
        $"otpauth://totp/CloudCrm:{System.Uri.EscapeDataString(mail)}?secret={key}&issuer=CloudCrm&algorithm=SHA1&digits={Digits}&period={(int)Step.TotalSeconds}";

    /// <summary>The code of a key at a time, for tests and tools.</summary>
    public static string CodeAt(string key, DateTimeOffset at) => Code(Bytes(key), at.ToUnixTimeSeconds() / (int)Step.TotalSeconds);

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<AccountUser> manager, AccountUser user) => Task.FromResult(user.TwoFactor);

    /// <summary>Codes are made by the person's own device.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<AccountUser> manager, AccountUser user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<AccountUser> manager, AccountUser user)
    {
        if (token.Length != Digits || await manager.GetAuthenticatorKeyAsync(user) is not { } key)
            return false;
        var (secret, given) = (Bytes(key), Encoding.UTF8.GetBytes(token));
        var now = time.GetUtcNow().ToUnixTimeSeconds() / (int)Step.TotalSeconds;
        for (var step = now - Drift; step <= now + Drift; step++)
        {
            if (step <= user.LastStep || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), given))
                continue;
            user.LastStep = step;
            return true;
        }

        return false;
    }

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticators speak; HMAC does not rest on collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The bytes of a Base32 key (RFC 4648) without padding.</summary>
    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (bits, held, at) = (0, 0, 0);
        foreach (var letter in key)
        {
            (bits, held) = (((bits << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFF, held + 5);
            if (held < 8)
                continue;
            held -= 8;
            bytes[at++] = (byte)(bits >> held);
        }

        return bytes;
    }
}
