using System.Collections.Immutable;
using System.Security.Cryptography;
using CloudCrm.Crm.Tenants.Credentials;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Codes for the day on which the authenticator is lost: ten, each good once, 80 random bits, kept as SHA-256.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;
    private const int Letters = 16;
    private const int Group = 4;

    // Without what is easily mistaken for something else.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>New codes as their owner keeps them, and what is stored of them.</summary>
    public static (ImmutableArray<string> Codes, string Stored) New()
    {
        ImmutableArray<string> codes = [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Letters).Chunk(Group).Select(part => new string(part))))];
        return (codes, string.Join(' ', codes.Select(code => Convert.ToHexStringLower(Secrets.Hash(Bare(code)).AsSpan()))));
    }

    /// <summary>What is left after using a code; null where it is none of these.</summary>
    public static string? Use(string stored, string code)
    {
        var kept = stored.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = Bare(code);
        var used = Array.FindIndex(kept, hash => Secrets.Match(bare, [.. Convert.FromHexString(hash)]));
        return used < 0 ? null : string.Join(' ', kept.Where((_, at) => at != used));
    }

    private static string Bare(string code) => code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
