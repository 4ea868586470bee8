using System.Globalization;
using System.Text;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>A run of letters and digits; a run of Chinese, Japanese or Korean characters is one of its own.</summary>
/// <param name="Text">Folded.</param>
/// <param name="IsDense">Whether it is written without spaces between words, so that it is found from anywhere in it.</param>
internal readonly record struct SearchWord(string Text, bool IsDense);

/// <summary>Texts as search compares them, and the words in them. What is searched and what is asked go the same way.</summary>
internal static class SearchText
{
    private const char Voiced = '\u3099';
    private const char HalfVoiced = '\u309A';

    /// <summary>What has no accent to lose but is written without one all the same.</summary>
    private static readonly Dictionary<int, string> Letters = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ł'] = "l",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['þ'] = "th",
    };

    /// <summary>In lower case, without accents and widths, katakana as hiragana; kana keep their voicing marks and Korean its syllables.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (rune.Value is Voiced or HalfVoiced || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                Add(folded, rune);
        }

        return Hiragana(folded.ToString().Normalize(NormalizationForm.FormC));
    }

    /// <summary>The words of a folded text, in their order.</summary>
    public static IEnumerable<SearchWord> Words(string folded)
    {
        var (start, at, dense) = (0, 0, false);
        foreach (var rune in folded.EnumerateRunes())
        {
            var isDense = IsDense(rune);
            var ends = start < at && (isDense != dense || !IsOfWord(rune));
            if (ends)
                yield return new(folded[start..at], dense);
            if (ends || start == at)
                start = IsOfWord(rune) ? at : at + rune.Utf16SequenceLength;
            dense = isDense;
            at += rune.Utf16SequenceLength;
        }

        if (start < at)
            yield return new(folded[start..at], dense);
    }

    /// <summary>True for what a word is made of.</summary>
    public static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || IsDense(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber;

    private static void Add(StringBuilder folded, Rune rune)
    {
        // By way of the upper case, so that both small sigmas meet.
        var lower = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
        if (Letters.TryGetValue(lower.Value, out var letters))
            folded.Append(letters);
        else
            folded.Append(lower.ToString());
    }

    private static string Hiragana(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u30A1', '\u30F6'))
            return text;
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] is >= '\u30A1' and <= '\u30F6' ? (char)(source[i] - 0x60) : source[i];
        });
    }

    /// <summary>Han, kana, bopomofo and hangul.</summary>
    private static bool IsDense(Rune rune) => rune.Value switch
    {
        < 0x1100 => false,
        <= 0x11FF => true,
        >= 0x2E80 and <= 0x2FDF => true,
        0x3005 or 0x3007 => true,
        >= 0x3021 and <= 0x3029 => true,
        >= 0x3041 and <= 0x30FF => rune.Value != 0x30FB && rune.Value != 0x30A0,
        >= 0x3105 and <= 0x318E => true,
        >= 0x31A0 and <= 0x31BF => true,
        >= 0x31F0 and <= 0x31FF => true,
        >= 0x3400 and <= 0x4DBF => true,
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xA960 and <= 0xA97C => true,
        >= 0xAC00 and <= 0xD7FB => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0x20000 and <= 0x323AF => true,
        _ => false,
    };
}
