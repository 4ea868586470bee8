using System.Buffers.Text;
using System.Text;
using CloudCrm.Contracts;

namespace CloudCrm.Crm.Lists;

/// <summary>Places in lists as opaque text (base64url). One that was not made here, or was made for another list, is refused.</summary>
internal static class Cursor
{
    private const int MaxLength = 2_000;
    private const char Separator = '\u001f';
    private const char Escape = '\u001b';
    private const string EscapedSeparator = "\u001bs";
    private const string EscapedEscape = "\u001be";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Writes a place: the list's name and what its order goes by, whatever characters that holds.</summary>
    public static string Write(string list, params ReadOnlySpan<string> parts) =>
        Base64Url.EncodeToString(Strict.GetBytes(string.Join(Separator, [list, .. parts.ToArray().Select(Shield)])));

    /// <summary>The parts that <see cref="Write"/> took, or null where the text is no place in this list.</summary>
    public static string[]? Read(string cursor, string list, int parts)
    {
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor))
            return null;
        try
        {
            var fields = Strict.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
            return fields.Length == parts + 1 && fields[0] == list ? [.. fields[1..].Select(Bare)] : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The answer to a text that is no place in the list.</summary>
    public static Refusal Malformed() => Refusal.Invalid("cursor", "This is not a cursor of this list.", "cursor");

    /// <summary>What is wrong with a page's size; null where it is fine.</summary>
    public static Refusal? CheckLimit(int limit) =>
        limit is >= 1 and <= Paging.MaxLimit ? null : Refusal.Invalid("limit", $"1 to {Paging.MaxLimit}.");

    // Without the separator.
    private static string Shield(string part) =>
        part.AsSpan().ContainsAny(Separator, Escape) ? part.Replace($"{Escape}", EscapedEscape, StringComparison.Ordinal).Replace($"{Separator}", EscapedSeparator, StringComparison.Ordinal) : part;

    private static string Bare(string part) =>
        part.Contains(Escape) ? part.Replace(EscapedSeparator, $"{Separator}", StringComparison.Ordinal).Replace(EscapedEscape, $"{Escape}", StringComparison.Ordinal) : part;
}
