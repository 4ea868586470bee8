using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>Proves that a webhook is Stripe's and fresh: HMAC-SHA256 over <c>time.body</c>, by the raw bytes and in constant time. Pure.</summary>
internal static class StripeSignature
{
    /// <summary>How far its time may be off, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int HeaderMax = 2_000;

    /// <summary>Why it is not to be trusted; null where it is.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="header">The header <c>Stripe-Signature</c>: <c>t=...,v1=...</c>; of several v1 any may match, other schemes are passed over.</param>
    /// <param name="secrets">The secrets that hold.</param>
    /// <param name="now">What the clock says.</param>
    public static Refusal? Judge(ReadOnlySpan<byte> body, string header, ImmutableArray<string> secrets, DateTimeOffset now)
    {
        if (header.Length > HeaderMax)
            return Forged;
        var parts = header.Split(',', StringSplitOptions.TrimEntries);
        if (Array.Find(parts, part => part.StartsWith("t=", StringComparison.Ordinal))?[2..] is not { } time)
            return Forged;
        var isGood = false;
        foreach (var secret in secrets)
        {
            var expected = Encoding.ASCII.GetBytes(Of(body, time, secret));
            foreach (var part in parts)
            {
                if (part.StartsWith("v1=", StringComparison.Ordinal))
                    isGood |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(part[3..]), expected);
            }
        }

        if (!isGood)
            return Forged;
        return long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Tolerance.TotalSeconds
            ? null
            : Stale;
    }

    private static Refusal Forged => Refusal.Invalid("Stripe-Signature", "No signature in this header is that of a secret of ours.", "signature_invalid");

    private static Refusal Stale => Refusal.Invalid("Stripe-Signature", $"The signature's time is more than {Tolerance.TotalSeconds} s off.", "signature_stale");

    private static string Of(ReadOnlySpan<byte> body, string time, string secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(time));
        hash.AppendData("."u8);
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
