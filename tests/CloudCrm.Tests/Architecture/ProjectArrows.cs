using System.Xml.Linq;

namespace CloudCrm.Tests.Architecture;

/// <summary>Which project may reference which; the house's plan as data.</summary>
internal static class ProjectArrows
{
    private const string Anything = "*";

    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["CloudCrm.Contracts"] = [],
        ["CloudCrm.Client"] = [],
        ["CloudCrm.Foundation"] = ["CloudCrm.Contracts"],
        ["CloudCrm.Crm"] = ["CloudCrm.Foundation", "CloudCrm.Contracts"],
        ["CloudCrm.Billing"] = ["CloudCrm.Foundation", "CloudCrm.Contracts"],
        ["CloudCrm.Gateway"] = ["CloudCrm.Contracts", "CloudCrm.Client", "CloudCrm.Foundation"],
        ["CloudCrm.Host"] = ["CloudCrm.Crm", "CloudCrm.Billing", "CloudCrm.Gateway", "CloudCrm.Foundation", "CloudCrm.Client"],
        ["CloudCrm.Bench"] = ["CloudCrm.Client", "CloudCrm.Host"],
        ["CloudCrm.StripeSimulator"] = [],
        ["CloudCrm.Tests"] = [Anything],
        ["CloudCrm.Web.Tests"] = ["CloudCrm.Bench", "CloudCrm.Client"],
        ["Orleans.Standin"] = [],
        ["Stripe.Standin"] = [],
        ["System.IO.Hashing"] = [],
    };

    /// <summary>The references that the plan does not have, as "from -> to"; a project that the plan does not know is one too.</summary>
    public static IEnumerable<string> Forbidden(IEnumerable<(string From, string To)> references) =>
        references.Where(arrow => !IsAllowed(arrow.From, arrow.To)).Select(arrow => $"{arrow.From} -> {arrow.To}");

    /// <summary>The references that stand in the project files and in what they all import.</summary>
    public static IEnumerable<(string From, string To)> Written() =>
        from project in SourceFiles.All("*.csproj")
        from to in References(project)
        select (Path.GetFileNameWithoutExtension(project), to);

    /// <summary>The references that every project gets from the file that they all import.</summary>
    public static IEnumerable<string> Imported() => References(Repository.PathTo("Directory.Build.targets"));

    private static IEnumerable<string> References(string file) =>
        XDocument.Load(file).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(
            reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static bool IsAllowed(string from, string to) =>
        s_allowed.TryGetValue(from, out var targets) && (targets.Contains(to) || targets.Contains(Anything));
}
