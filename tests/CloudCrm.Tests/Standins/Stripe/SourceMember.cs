using System.Text.RegularExpressions;

namespace CloudCrm.Tests.Standins;

/// <summary>A member as the source declares it, in the spelling of <see cref="Surface"/>.</summary>
internal sealed partial class SourceMember
{
    private readonly SourceBlock _block;
    private readonly string _head;

    public SourceMember(SourceBlock block)
    {
        _block = block;
        Wire = WireName().Match(block.Head).Groups[1].Value;
        _head = Space().Replace(Attributes().Replace(block.Head, ""), " ").Trim();
        IsPublic = _head.StartsWith("public ", StringComparison.Ordinal);
        var declared = _head.Split(["=>", " = "], 2, StringSplitOptions.None)[0].Trim();
        Name = LastWord().Match(declared.Contains('(', StringComparison.Ordinal) ? declared[..declared.IndexOf('(', StringComparison.Ordinal)] : declared).Value;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its name at Stripe; empty where it has none of its own.</summary>
    public string Wire { get; }

    /// <summary>Whether all may use it.</summary>
    public bool IsPublic { get; }

    /// <summary>The member as a line; empty for what is no member, such as what follows a property's braces.</summary>
    public string Line(string type, ILookup<string, string> wires)
    {
        var text = Modifiers().Replace(_head, "");
        var isStatic = StaticWord().IsMatch(_head) ? "static " : "";
        if (Constant().Match(_head) is { Success: true } constant)
            return $"const {constant.Groups[1].Value} {constant.Groups[2].Value} = {constant.Groups[3].Value}";
        var arrow = text.IndexOf("=>", StringComparison.Ordinal);
        var declared = WithoutValue((arrow < 0 ? text : text[..arrow]).Trim());
        if (declared.Contains('(', StringComparison.Ordinal))
            return Method(type, isStatic, declared);
        if (arrow < 0 && _block.Body.Length == 0)
            return $"{isStatic}{Spelling(declared)}";
        var set = arrow < 0 && PublicSet().IsMatch(_block.Body) ? " set;" : "";
        var wire = Wire.Length > 0 ? Wire : wires[Inner().Match(_block.Body).Groups[1].Value].FirstOrDefault("");
        return declared.Length == 0 ? "" : $"{isStatic}{Spelling(declared)} {{ get;{set} }}{(wire.Length > 0 ? $" = {wire}" : "")}";
    }

    /// <summary>A text without namespaces, superfluous space and what is said of references being null.</summary>
    public static string Spelling(string text) => NullReference().Replace(Qualifier().Replace(Space().Replace(text, " "), ""), "$1").Trim();

    /// <summary>The parts of a list, whose own lists stay whole.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '<' or '(' => 1, '>' or ')' => -1, _ => 0 };
            if (text[i] != ',' || depth > 0)
                continue;
            yield return text[start..i].Trim();
            start = i + 1;
        }

        if (text[start..].Trim() is { Length: > 0 } last)
            yield return last;
    }

    private static string WithoutValue(string declared)
    {
        var value = declared.IndexOf(" = ", StringComparison.Ordinal);
        return value >= 0 && !declared[..value].Contains('(', StringComparison.Ordinal) ? declared[..value] : declared;
    }

    private static string Method(string type, string isStatic, string declared)
    {
        var open = declared.IndexOf('(', StringComparison.Ordinal);
        var close = declared.IndexOf(')', open);
        var parameters = Split(declared[(open + 1)..close]).Select(one => one.Split('=', 2)).Select(one => Spelling(one[0]) + (one.Length > 1 ? "?" : ""));
        var name = Spelling(declared[..open]);
        return $"{isStatic}{(name == type ? ".ctor" : name)}({string.Join(", ", parameters)})";
    }

    [GeneratedRegex("""JsonPropertyName\("([^"]+)"\)""")]
    private static partial Regex WireName();

    [GeneratedRegex(@"^(\s*\[[^\]]*\])+")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\w+$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"^((public|virtual|override|abstract|async|new|static|readonly) )+")]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"^public (\w+ )?static ")]
    private static partial Regex StaticWord();

    [GeneratedRegex(@"^public const (\w+) (\w+) = (.+)$")]
    private static partial Regex Constant();

    [GeneratedRegex(@"(?<!(internal|private|protected) )\bset\b")]
    private static partial Regex PublicSet();

    [GeneratedRegex(@"get => this\.(Internal\w+)\?")]
    private static partial Regex Inner();

    [GeneratedRegex(@"\b(\w+\.)+(?=\w)")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"\b(?!(?:bool|int|long|decimal|DateTime|DateTimeOffset|TimeSpan|JsonElement)\?)(\w+)\?")]
    private static partial Regex NullReference();
}
