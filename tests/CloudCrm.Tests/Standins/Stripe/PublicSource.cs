using System.Text.RegularExpressions;

namespace CloudCrm.Tests.Standins;

/// <summary>
/// Stripe.net's public source, read as text for its declarations. <c>CLOUDCRM_STRIPE_DOTNET</c> names a folder with a checkout of github.com/stripe/stripe-dotnet
/// at the tag of the version; what needs it is skipped without it.
/// </summary>
internal static partial class PublicSource
{
    /// <summary>A folder of the checkout; skips the test that asks when it is not there.</summary>
    public static string Folder(string name)
    {
        var folder = Path.Combine(System.Environment.GetEnvironmentVariable("CLOUDCRM_STRIPE_DOTNET") ?? "", name);
        if (!Directory.Exists(folder))
            Assert.Ignore("CLOUDCRM_STRIPE_DOTNET names no checkout of stripe-dotnet.");
        return folder;
    }

    /// <summary>The types of a folder, parts of one taken together.</summary>
    public static Dictionary<string, SurfaceType> Read(string folder) =>
        Parse(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    /// <summary>The types of files, parts of one taken together.</summary>
    public static Dictionary<string, SurfaceType> Parse(IEnumerable<string> files)
    {
        var types = new Dictionary<string, SurfaceType>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var space = Namespace().Match(file).Groups[1].Value;
            foreach (var declaration in SourceBlock.Parts(Comment().Replace(file, "")).SelectMany(block => block.Head.StartsWith("namespace", StringComparison.Ordinal) ? SourceBlock.Parts(block.Body) : [block]))
            {
                var match = TypeHead().Match(Constraint().Replace(declaration.Head, ""));
                if (!match.Success)
                    continue;
                var key = $"{space}.{match.Groups["name"].Value}";
                var type = Type(match, declaration);
                types[key] = types.TryGetValue(key, out var part) ? type with { Bases = [.. part.Bases, .. type.Bases], Members = [.. part.Members, .. type.Members] } : type;
            }
        }

        return types;
    }

    private static SurfaceType Type(Match head, SourceBlock declaration)
    {
        var kind = head.Groups["kind"].Value;
        var members = SourceBlock.Parts(declaration.Body).Select(block => new SourceMember(block)).ToList();
        var wires = members.Where(member => member.Wire.Length > 0).ToLookup(member => member.Name, member => member.Wire);
        return new SurfaceType(
            head.Groups["static"].Success ? "static class" : kind,
            [.. SourceMember.Split(head.Groups["bases"].Value).Select(SourceMember.Spelling)],
            [.. members.Where(member => member.IsPublic || kind == "interface").Select(member => member.Line(head.Groups["name"].Value.Split('<')[0], wires)).Where(line => line.Length > 0)]);
    }

    [GeneratedRegex(@"namespace ([\w.]+)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"(^|(?<=\]))[ \t]*(//|#)[^\n]*|/\*.*?\*/", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<!\w)public (?:(?<static>static)|abstract|sealed|partial|\s)*(?<kind>class|interface|enum) (?<name>\w+(?:<[\w, ]+>)?)\s*(?::(?<bases>.*))?$", RegexOptions.Singleline)]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"\swhere\s.*$", RegexOptions.Singleline)]
    private static partial Regex Constraint();
}
