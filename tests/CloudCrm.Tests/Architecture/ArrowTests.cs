using System.Reflection;

namespace CloudCrm.Tests.Architecture;

[TestFixture]
public sealed class ArrowTests
{
    private static readonly string[] s_databases = ["Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.Data.Sqlite"];

    [Test]
    public void Projects_reference_only_what_the_plan_allows() =>
        Assert.That(ProjectArrows.Forbidden(ProjectArrows.Written()), Is.Empty);

    [Test]
    public void Every_project_is_read() =>
        Assert.That(ProjectArrows.Written().Select(arrow => arrow.From), Is.SupersetOf(new[]
        {
            "CloudCrm.Host", "CloudCrm.Gateway", "CloudCrm.Crm", "CloudCrm.Billing", "CloudCrm.Foundation", "CloudCrm.Bench", "CloudCrm.Tests",
        }));

    [TestCase("CloudCrm.Crm", "CloudCrm.Billing")]
    [TestCase("CloudCrm.Billing", "CloudCrm.Crm")]
    [TestCase("CloudCrm.Gateway", "CloudCrm.Crm")]
    [TestCase("CloudCrm.Foundation", "CloudCrm.Crm")]
    [TestCase("CloudCrm.Contracts", "CloudCrm.Foundation")]
    [TestCase("CloudCrm.Newcomer", "CloudCrm.Contracts")]
    public void A_reference_outside_the_plan_is_found(string from, string to) =>
        Assert.That(ProjectArrows.Forbidden([("CloudCrm.Host", "CloudCrm.Crm"), (from, to)]), Is.EqualTo(new[] { $"{from} -> {to}" }));

    [Test]
    public void What_all_projects_import_references_only_stand_ins() =>
        Assert.That(ProjectArrows.Imported(), Is.EquivalentTo(new[] { "Orleans.Standin", "Stripe.Standin", "System.IO.Hashing" }));

    [TestCase("CloudCrm.Gateway", "CloudCrm.Crm")]
    [TestCase("CloudCrm.Gateway", "CloudCrm.Billing")]
    [TestCase("CloudCrm.Crm", "CloudCrm.Billing")]
    [TestCase("CloudCrm.Billing", "CloudCrm.Crm")]
    public void Built_assemblies_keep_apart(string from, string to) =>
        Assert.That(Used(from), Does.Not.Contain(to));

    [Test]
    public void Gateway_and_client_know_no_database() => Assert.Multiple(() =>
    {
        Assert.That(Used("CloudCrm.Gateway").Where(IsDatabase), Is.Empty);
        Assert.That(Used("CloudCrm.Client").Where(IsDatabase), Is.Empty);
        Assert.That(Used("CloudCrm.Foundation").Where(IsDatabase), Is.Not.Empty, "or this test sees nothing");
    });

    [Test]
    public void The_mechanism_knows_no_capability()
    {
        var capabilities = new System.Text.RegularExpressions.Regex(@"using CloudCrm\.Contracts\.\w+;");
        Assert.That(SourceFiles.Lines(SourceFiles.All("*.cs", "infra/Foundation"), capabilities), Is.Empty);
        Assert.That(SourceFiles.Lines(SourceFiles.All("*.cs", "services/Crm"), capabilities), Is.Not.Empty, "or this test sees nothing");
    }

    private static IEnumerable<string> Used(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!);

    private static bool IsDatabase(string assembly) => s_databases.Any(name => assembly.StartsWith(name, StringComparison.Ordinal));
}
