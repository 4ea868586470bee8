using System.Reflection;
using System.Text.RegularExpressions;

namespace CloudCrm.Tests.Architecture;

[TestFixture]
public sealed partial class HouseRuleTests
{
    private const int LinesMax = 400;

    private static readonly string[] s_categories = ["full", "slow"];

    private static readonly string[] s_assemblies =
    [
        "CloudCrm.Contracts", "CloudCrm.Client", "CloudCrm.Foundation", "CloudCrm.Crm", "CloudCrm.Billing", "CloudCrm.Gateway", "CloudCrm.Host",
    ];

    // Written in pieces, so that the rule does not find itself.
    private static readonly Regex s_unfinished = new(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|NotImplemented" + "Exception");
    private static readonly Regex s_swallowed = new(@"catch( *\([^)]*\))?( when \([^)]*\))?\s*\{" + @"\s*\}");
    private static readonly Regex s_sleep = new(@"Thread\.Sl" + @"eep|Task\.De" + @"lay\(");
    private static readonly Regex s_silent = new(@"Assert\.(Pa" + @"ss|Inconcl" + @"usive)|\[Ign" + "ore");

    [Test]
    public void Nothing_is_left_unfinished() => Assert.That(SourceFiles.Lines(SourceFiles.All("*.cs"), s_unfinished), Is.Empty);

    [Test]
    public void No_exception_is_swallowed() => Assert.That(SourceFiles.Lines(SourceFiles.All("*.cs"), s_swallowed), Is.Empty);

    [Test]
    public void Tests_wait_for_conditions_and_assert_something() => Assert.Multiple(() =>
    {
        Assert.That(SourceFiles.Lines(SourceFiles.All("*.cs", "tests/CloudCrm.Tests"), s_sleep), Is.Empty);
        Assert.That(SourceFiles.Lines(SourceFiles.All("*.cs", "tests/CloudCrm.Tests"), s_silent), Is.Empty);
    });

    [TestCase("catch (IOException)\n")]
    [TestCase("catch ")]
    [TestCase("catch (Exception e) when (e.Data is null) ")]
    public void A_swallowed_exception_would_be_found(string code) => Assert.That(SourceFiles.Matches(code + "{ }", s_swallowed), Is.Not.Empty);

    [Test]
    public void Files_stay_small_enough_to_live_in() => Assert.That(
        from file in SourceFiles.All("*.cs")
        let lines = File.ReadLines(file).Count()
        where lines > LinesMax
        select $"{Path.GetRelativePath(Repository.Root, file)}: {lines}",
        Is.Empty);

    [Test]
    public void Nothing_public_and_static_can_be_changed() => Assert.That(s_assemblies.SelectMany(MutableStatics), Is.Empty);

    [Test]
    public void A_public_static_that_can_be_changed_would_be_found() => Assert.That(MutableStatics(typeof(Mutable)), Is.EquivalentTo(new[]
    {
        "Mutable.Field", "Mutable.Property",
    }));

    [Test]
    public void Classes_are_sealed_unless_they_are_a_base() => Assert.That(
        from assembly in s_assemblies
        let types = Assembly.Load(assembly).GetTypes()
        from type in types
        where type is { IsClass: true, IsAbstract: false, IsSealed: false } && IsOurs(type) && !types.Any(other => IsBase(type, other))
        select type.FullName,
        Is.Empty);

    [Test]
    public void Every_category_is_one_that_dev_test_knows() => Assert.That(
        from type in typeof(HouseRuleTests).Assembly.GetTypes()
        from member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public).Append(type)
        from category in member.GetCustomAttributes<CategoryAttribute>()
        where !s_categories.Contains(category.Name)
        select $"{member.Name}: {category.Name}",
        Is.Empty);

    [Test]
    public void Migrations_come_in_pairs() => Assert.Multiple(() =>
    {
        foreach (var service in (string[])["Crm", "Billing"])
            Assert.That(Migrations(service, "Sqlite"), Is.EqualTo(Migrations(service, "Postgres")).And.Not.Empty, service);
    });

    private static string[] Migrations(string service, string provider) =>
        [.. SourceFiles.All("*.cs", $"services/{service}/Migrations/{provider}").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> MutableStatics(string assembly) => Assembly.Load(assembly).GetTypes().Where(IsOurs).SelectMany(MutableStatics);

    private static IEnumerable<string> MutableStatics(Type type)
    {
        const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetFields(PublicStatic).Where(field => !field.IsInitOnly && !field.IsLiteral).Select(field => $"{type.Name}.{field.Name}")
            .Concat(type.GetProperties(PublicStatic).Where(property => property.SetMethod?.IsPublic == true).Select(property => $"{type.Name}.{property.Name}"));
    }

    private static bool IsBase(Type type, Type other) =>
        other.BaseType is { } parent && (parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent) == type;

    // What Orleans' and the SDK's generators write is theirs.
    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("CloudCrm", StringComparison.Ordinal) == true
        && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute));

    private static class Mutable
    {
        public static int Field = 1;

        public static readonly int Fixed = Field;

        public static int Property { get; set; }
    }
}
