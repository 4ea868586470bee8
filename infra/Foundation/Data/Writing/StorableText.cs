namespace CloudCrm.Foundation.Data.Writing;

/// <summary>Text that both databases can hold: no U+0000 and no half of a surrogate pair.</summary>
internal static class StorableText
{
    public static bool Is(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return false;
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        return first < 0 || IsPaired(text.AsSpan(first));
    }

    private static bool IsPaired(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
