using CloudCrm.Contracts;

namespace CloudCrm.Billing;

/// <summary>The one check of every text that Billing stores for people and programs outside.</summary>
internal static class PlainText
{
    /// <summary>What is wrong with a name or id, naming <paramref name="field"/>: it stands on one line, something of it can be seen, and both databases can hold it.</summary>
    public static Refusal? CheckName(string field, string? text, int max)
    {
        if (text is null)
            return Refusal.Invalid(field, "A text is needed here.");
        if (text.Length == 0 || text.Length > max)
            return Refusal.Invalid(field, $"1 to {max} characters.", "length");
        return IsLine(text) ? null : Refusal.Invalid(field, "One line of text, without control characters, U+FFFE or half of a surrogate pair.", "characters");
    }

    private static bool IsLine(string text)
    {
        var seen = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) || c == '\uFFFE')
                return false;
            seen |= !char.IsWhiteSpace(c);
            if (!char.IsSurrogate(c))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                return false;
            i++;
        }

        return seen;
    }
}
