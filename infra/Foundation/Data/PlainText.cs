using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data;

/// <summary>The one check of every text that is stored: its length, that both databases can hold it, and that it can be normalized.</summary>
public static class PlainText
{
    /// <summary>What is wrong with a text, naming <paramref name="field"/>; null where it is fine. Lengths count UTF-16 units.</summary>
    public static Refusal? Check(string field, string? text, int min, int max)
    {
        if (text is null)
            return Refusal.Invalid(field, "A text is needed here.");
        if (text.Length < min || text.Length > max)
            return Refusal.Invalid(field, min == 0 ? $"At most {max} characters." : $"{min} to {max} characters.", "length");
        return IsStorable(text) ? null : Refusal.Invalid(field, "The text holds a NUL character, U+FFFE or half of a surrogate pair.", "characters");
    }

    /// <summary>As <see cref="Check"/>, for a text that may be absent.</summary>
    public static Refusal? CheckOptional(string field, string? text, int min, int max) => text is null ? null : Check(field, text, min, max);

    /// <summary>As <see cref="Check"/>, for a name: something to see, on one line, without control characters.</summary>
    public static Refusal? CheckName(string field, string? name, int max) =>
        Check(field, name, 1, max)
        ?? (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl) ? Refusal.Invalid(field, "A name, on one line.") : null);

    /// <summary>The beginning of a text, never with half of a surrogate pair at its end.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;
        return text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
    }

    private static bool IsStorable(string text)
    {
        var rest = text.AsSpan();
        // PostgreSQL has no U+0000 in its texts, .NET normalizes no text with U+FFFE, and UTF-8 has no form for half a pair.
        if (rest.ContainsAny('\0', '\uFFFE'))
            return false;
        for (var at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (at + 1 >= rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
                return false;
            rest = rest[(at + 2)..];
        }
        return true;
    }
}
