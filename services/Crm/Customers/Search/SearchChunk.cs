using System.Text;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>What stands between two spaces, without signs at its ends.</summary>
/// <param name="Text">Folded.</param>
internal readonly record struct SearchChunk(string Text)
{
    private const string Joints = "'’ʼ`´-‐‑";

    /// <summary>True where signs stand in it, as in a mail address, a handle or a number.</summary>
    public bool HasSigns
    {
        get
        {
            foreach (var rune in Text.EnumerateRunes())
            {
                if (!SearchText.IsOfWord(rune))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Its letters written as one, where nothing but apostrophes and hyphens stand between them: <c>oneil</c> of <c>o'neil</c>.</summary>
    public string? Joined
    {
        get
        {
            var joined = new StringBuilder(Text.Length);
            foreach (var rune in Text.EnumerateRunes())
            {
                if (Rune.IsLetter(rune))
                    joined.Append(rune.ToString());
                else if (!rune.IsBmp || !Joints.Contains((char)rune.Value, StringComparison.Ordinal))
                    return null;
            }

            return joined.Length > 0 && joined.Length < Text.Length ? joined.ToString() : null;
        }
    }

    /// <summary>The chunks of a folded text that hold a letter or digit.</summary>
    public static IEnumerable<SearchChunk> Of(string folded)
    {
        foreach (var part in folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Trimmed(part) is { Length: > 0 } text)
                yield return new(text);
        }
    }

    private static string Trimmed(string part)
    {
        var (start, end, at) = (-1, 0, 0);
        foreach (var rune in part.EnumerateRunes())
        {
            if (SearchText.IsOfWord(rune))
            {
                start = start < 0 ? at : start;
                end = at + rune.Utf16SequenceLength;
            }

            at += rune.Utf16SequenceLength;
        }

        return start < 0 ? "" : part[start..end];
    }
}
