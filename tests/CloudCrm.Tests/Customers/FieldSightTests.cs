using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Tests.Customers;

/// <summary>What a role may see and change of customers.</summary>
[TestFixture]
internal sealed class FieldSightTests
{
    private static readonly FieldRights s_rights = new(
        [
            new(Role.Agent, "phone", FieldAccess.Hidden), new(Role.Viewer, "phone", FieldAccess.Hidden), new(Role.Supervisor, "phone", FieldAccess.ReadOnly),
            new(Role.Agent, "tags", FieldAccess.Hidden), new(Role.Viewer, "fields.tenure", FieldAccess.ReadOnly),
        ],
        1);

    [TestCase(new[] { Role.Agent }, "phone,tags", "")]
    [TestCase(new[] { Role.Viewer }, "phone", "fields.tenure")]
    [TestCase(new[] { Role.Agent, Role.Viewer }, "phone", "")]
    [TestCase(new[] { Role.Agent, Role.Supervisor }, "", "phone")]
    [TestCase(new[] { Role.Agent, Role.Billing }, "phone,tags", "")]
    [TestCase(new[] { Role.Agent, Role.Admin }, "", "")]
    [TestCase(new[] { Role.Owner }, "", "")]
    public void Of_several_roles_the_most_generous_counts(Role[] roles, string hidden, string locked)
    {
        var sight = s_rights.SightOf(roles);

        Assert.That((string.Join(',', sight.Hidden), string.Join(',', sight.Locked)), Is.EqualTo((hidden, locked)));
    }

    [Test]
    public void Who_sees_no_customers_sees_no_field_either()
    {
        foreach (var sight in new[] { s_rights.SightOf(Role.Billing), s_rights.SightOf(), new FieldRights([], 1).SightOf(Role.Billing) })
        {
            Assert.That(CustomerParts.All.Where(part => part.IsHideable && sight.Sees(part.Name)), Is.Empty);
            Assert.That(sight.Sees("fields.whatever"), Is.False);
            Assert.That(CustomerParts.All.Where(part => sight.MayChange(part.Name)), Is.Empty);
        }
    }

    [Test]
    public void A_whole_new_list_of_contacts_leaves_those_that_are_hidden_where_they_are()
    {
        var customer = With(Phone("1111"), Mail("a@example.com"), Phone("2222"));
        var sight = FieldSight.Of(["phone"], []);

        Assert.That(Allowed(sight, customer, Mail("b@example.com"), Mail("c@example.com")), Is.EqualTo(new[] { Phone("1111"), Mail("b@example.com"), Phone("2222"), Mail("c@example.com") }));
        Assert.That(Allowed(sight, customer), Is.EqualTo(new[] { Phone("1111"), Phone("2222") }));
        Assert.That(Allowed(FieldSight.Everything, customer), Is.Empty);
        Assert.That(sight.Allow(new(null, null, [Mail("b@example.com"), Phone("1111")]), customer).Refusal, Has.Property("Field").EqualTo("contacts[1]").And.Property("Code").EqualTo("field_hidden"));
    }

    [Test]
    public void An_entry_of_the_journal_is_shown_without_what_is_hidden()
    {
        const string Details = """
            {"name":{"before":"Cheng","after":"Cheng Yu"},"externalId":{"before":null,"after":"1"},"archived":{"before":false,"after":true},"unheardOf":{"before":1,"after":2},
             "contacts":{"before":[{"kind":"Phone","value":"1111","label":null}],"after":[{"kind":"Phone","value":"1111","label":null},{"kind":"Mail","value":"a@example.com","label":null}]},
             "fields.tenure":{"before":"1","after":"2"},"fields.rate":{"before":"3","after":"4"}}
            """;

        Assert.That(Names(FieldSight.Of(["externalId", "fields.tenure", "mail"], []).ShowDetails(Details)), Is.EqualTo(new[] { "name", "archived", "fields.rate" }));
        var shown = JsonNode.Parse(FieldSight.Of(["phone"], []).ShowDetails(Details))!;
        Assert.That(shown["contacts"]!["before"]!.AsArray(), Is.Empty);
        Assert.That(shown["contacts"]!["after"]!.AsArray().Select(contact => (string)contact!["value"]!), Is.EqualTo(new[] { "a@example.com" }));
        Assert.That(FieldSight.Of([], ["phone"]).ShowDetails(Details), Is.EqualTo(Details));
        Assert.That(
            Names(FieldSight.Of(["tags", "fields.a"], []).ShowDetails("""{"kind":"Person","name":"Bo","tags":["vip"],"contacts":[{"kind":"Phone","value":"1"}],"fields":[{"key":"a","value":"1"}]}""")),
            Is.EqualTo(new[] { "kind", "name", "contacts" }));
    }

    [Test]
    public void Every_property_of_a_customer_is_either_open_or_has_rights()
    {
        string[] open = ["Id", "Archived", "CreatedAt", "ChangedAt", "Version", "MergedInto", "MergedAt"];
        string[] owned = ["Contacts", "Fields", .. CustomerParts.All.Select(part => part.Name)];

        var forgotten = typeof(Customer).GetProperties().Select(property => property.Name)
            .Where(name => !open.Contains(name) && !owned.Contains(name, StringComparer.OrdinalIgnoreCase));

        Assert.That(forgotten, Is.Empty, "Say in CustomerParts who may see it, or here that everybody does.");
        Assert.That(Enum.GetValues<ContactKind>().Select(CustomerParts.NameOf), Is.SubsetOf(CustomerParts.All.Select(part => part.Name)));
    }

    private static ContactPoint Phone(string value) => new(ContactKind.Phone, value, null);

    private static ContactPoint Mail(string value) => new(ContactKind.Mail, value, null);

    private static Customer With(params ContactPoint[] contacts) => new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), CustomerKind.Person, "Cheng", [.. contacts], false, default, default, 1);

    private static ImmutableArray<ContactPoint> Allowed(FieldSight sight, Customer customer, params ContactPoint[] given) =>
        sight.Allow(new(null, null, [.. given]), customer).Value.Contacts!.Value;

    private static IEnumerable<string> Names(string json) => JsonNode.Parse(json)!.AsObject().Select(member => member.Key);
}
