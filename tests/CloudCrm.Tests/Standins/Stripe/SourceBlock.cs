namespace CloudCrm.Tests.Standins;

/// <summary>A piece of C#: what stands before a brace or a semicolon, and what stands between its braces.</summary>
internal sealed record SourceBlock(string Head, string Body)
{
    /// <summary>The pieces of a text, one after the other; what is inside one stays its body.</summary>
    public static IEnumerable<SourceBlock> Parts(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            i = AfterText(text, i);
            if (i >= text.Length)
                yield break;
            if (text[i] == ';')
            {
                yield return new(text[start..i].Trim(), "");
                start = i + 1;
            }
            else if (text[i] == '{')
            {
                var end = Closing(text, i);
                yield return new(text[start..i].Trim(), text[(i + 1)..end]);
                start = end + 1;
                i = end;
            }
        }
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            i = AfterText(text, i);
            if (i < text.Length && text[i] == '{')
                depth++;
            else if (i < text.Length && text[i] == '}' && --depth == 0)
                return i;
        }

        return text.Length;
    }

    // Braces in quotes open and close nothing.
    private static int AfterText(string text, int at)
    {
        while (at < text.Length && text[at] is '"' or '\'')
        {
            var quote = text[at++];
            while (at < text.Length && text[at] != quote)
                at += text[at] == '\\' ? 2 : 1;
            at++;
        }

        return at;
    }
}
