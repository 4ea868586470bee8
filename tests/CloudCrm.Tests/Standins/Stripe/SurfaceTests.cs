using Stripe;

namespace CloudCrm.Tests.Standins;

/// <summary>The stand-in has nothing that Stripe.net lacks: its surface is a list of facts, and the list is compared with the public source.</summary>
[TestFixture]
public sealed class SurfaceTests
{
    private static readonly string s_list = Repository.PathTo("tests/CloudCrm.Tests/Standins/Stripe/surface.txt");

    private static Dictionary<string, SurfaceType> Listed => SurfaceType.Read(File.ReadAllText(s_list));

    [Test]
    public void What_is_built_on_has_what_the_list_says()
    {
        var assembly = typeof(StripeClient).Assembly;
        var here = Surface.Of(assembly);
        if (assembly.GetName().Name == "Stripe.net")
        {
            Assert.That(string.Join('\n', Lacking(Listed, here)), Is.Empty);
            return;
        }

        var written = SurfaceType.Written(here);
        if (written != File.ReadAllText(s_list))
            File.WriteAllText(Repository.PathTo("artifacts/surface.txt"), written);
        Assert.That(written, Is.EqualTo(File.ReadAllText(s_list)), "The surface changed: copy artifacts/surface.txt over the list, and check it (infra/Standins/Stripe.net/README.md).");
    }

    [Test]
    public void The_public_source_has_what_the_list_says() =>
        Assert.That(string.Join('\n', Lacking(Listed, PublicSource.Read(PublicSource.Folder("src/Stripe.net")))), Is.Empty);

    [Test]
    public void What_is_implemented_elsewhere_has_all_its_members()
    {
        var original = PublicSource.Read(PublicSource.Folder("src/Stripe.net"));
        Assert.That(Listed["Stripe.IHttpClient"].Members, Is.EquivalentTo(original["Stripe.IHttpClient"].Members));
    }

    [Test]
    public void The_public_source_says_the_version_that_the_list_is_of() =>
        Assert.That(File.ReadAllText(Path.Combine(PublicSource.Folder("src/Stripe.net"), "Stripe.net.csproj")), Does.Contain($"<Version>{StripeConfiguration.StripeNetVersion}</Version>"));

    [TestCase("string Nickname { get; set; } = nickname")]
    [TestCase("long Email { get; set; } = email")]
    [TestCase("string Email { get; set; } = mail")]
    [TestCase("Task<Customer> RenameAsync(string id)")]
    public void What_the_source_lacks_is_found(string member)
    {
        const string Source =
            """
            namespace Stripe
            {
                public class Customer : StripeEntity<Customer>, IHasId
                {
                    /// <summary>Not: public string Nickname { get; set; }</summary>
                    [JsonProperty("email")]
                    [STJS.JsonPropertyName("email")]
                    public string Email { get; set; }

                    public virtual Task<Customer> RenameAsync(string id, RequestOptions requestOptions = null) { return this.Go($"/{id}"); }
                }
            }
            """;
        var listed = SurfaceType.Read($"class Stripe.Customer : StripeEntity<Customer>\n  string Email {{ get; set; }} = email\n  Task<Customer> RenameAsync(string id, RequestOptions requestOptions?)\n");

        Assert.That(Lacking(listed, PublicSource.Parse([Source])), Is.Empty);
        listed["Stripe.Customer"] = listed["Stripe.Customer"] with { Members = [member] };
        Assert.That(Lacking(listed, PublicSource.Parse([Source])), Is.EqualTo(new[] { $"Stripe.Customer: {member}" }));
    }

    private static List<string> Lacking(IReadOnlyDictionary<string, SurfaceType> listed, IReadOnlyDictionary<string, SurfaceType> original)
    {
        var lacking = new List<string>();
        foreach (var (name, type) in listed)
        {
            if (!original.TryGetValue(name, out var there))
            {
                lacking.Add(name);
                continue;
            }

            if (type.Kind != there.Kind)
                lacking.Add($"{name}: {type.Kind}");
            lacking.AddRange(type.Bases.Except(there.Bases).Select(one => $"{name} : {one}"));
            lacking.AddRange(type.Members.Where(member => !there.Members.Contains(member)).Select(one => $"{name}: {one}"));
        }

        return lacking;
    }
}
