namespace CloudCrm.Crm.Interactions;

/// <summary>The codes of channels.</summary>
internal static class Channel
{
    private const int MaxLength = 32;

    /// <summary>True for 1 to 32 of a-z, 0-9 and hyphen.</summary>
    public static bool IsCode(string? text) =>
        text is { Length: >= 1 and <= MaxLength } && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
