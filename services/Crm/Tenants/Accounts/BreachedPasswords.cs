using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CloudCrm.Foundation;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>
/// Passwords that were breached or are common, from a file that the operator supplies. Kept as the first 64 bits of their SHA-1 (the digest that public
/// lists come in), sorted: 8 bytes each; that a good password meets one of 20 million by chance is a matter of one in 900 billion.
/// </summary>
internal sealed class BreachedPasswords
{
    /// <summary>The most lines of a file.</summary>
    public const int MaxLines = 20_000_000;

    private const int HexDigits = 2 * SHA1.HashSizeInBytes;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private readonly ulong[] _sorted;

    private BreachedPasswords(ulong[] sorted) => _sorted = sorted;

    /// <summary>Without a file: nothing is known to be breached.</summary>
    public static BreachedPasswords None { get; } = new([]);

    public int Count => _sorted.Length;

    /// <summary>
    /// Reads a file with one password a line, or its SHA-1 as 40 hexadecimal digits, which a colon and more may follow. Empty lines are skipped.
    /// </summary>
    /// <exception cref="SettingException">There is no such file, or it has too many lines.</exception>
    public static BreachedPasswords Load(string? file)
    {
        if (string.IsNullOrEmpty(file))
            return None;
        var found = new List<ulong>();
        try
        {
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
            {
                if (found.Count == MaxLines)
                    throw new SettingException($"Accounts:BreachedPasswords: {file} has more than {MaxLines} lines.");
                found.Add(OfLine(line));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"Accounts:BreachedPasswords: {file} cannot be read. {e.Message}", e);
        }

        var sorted = found.Distinct().ToArray();
        Array.Sort(sorted);
        return new(sorted);
    }

    public bool Knows(string password) => _sorted.Length > 0 && Array.BinarySearch(_sorted, OfPassword(password)) >= 0;

    private static ulong OfLine(string line)
    {
        var isDigest = line.Length >= HexDigits && (line.Length == HexDigits || line[HexDigits] == ':');
        return isDigest && ulong.TryParse(line.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digest)
            && line.AsSpan(16, HexDigits - 16).IndexOfAnyExcept(Hex) < 0
            ? digest
            : OfPassword(line);
    }

    private static ulong OfPassword(string password)
    {
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Public lists have this digest; nothing is protected by it.
        SHA1.HashData(Encoding.UTF8.GetBytes(password), digest);
#pragma warning restore CA5350
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }
}
