using System.Globalization;
using System.Text;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>Names as lists sort and find them: decomposed (FormKD), without accents, in lower case, with single spaces.</summary>
internal static class NameKey
{
    /// <summary>The most UTF-16 units of a key, so that it always fits into an index page; what is beyond does not sort.</summary>
    public const int MaxLength = 200;

    /// <summary>Greater than every key that begins with what stands before it, in both databases' byte order.</summary>
    private const string Beyond = "\U0010FFFF";

    /// <summary>The key of a name, or of the beginning of one.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            Add(key, rune);
        return PlainText.Cut(key.ToString(), MaxLength);
    }

    /// <summary>The first text beyond all keys that begin with <paramref name="prefix"/>.</summary>
    public static string Above(string prefix) => prefix + Beyond;

    private static void Add(StringBuilder key, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
        {
            if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
        {
            // By way of the upper case, so that both small sigmas meet.
            key.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
        }
    }
}
