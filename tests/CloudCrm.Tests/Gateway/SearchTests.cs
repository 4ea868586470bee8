using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Search through the API.</summary>
[TestFixture]
internal sealed class SearchTests : CompanyFixture
{
    [Test]
    public async Task A_search_answers_customers_with_where_they_match()
    {
        var mark = $"q{Company.NewId():n}";
        var customer = await Acme.Owner.Customers.Register(new(CustomerKind.Person, $"Ada {mark}", [new(ContactKind.Phone, "+886 2 2345 6789")], Tags: [mark]));
        var other = await Acme.Owner.Customers.Register(new(CustomerKind.Person, $"Bo {mark}"));
        await Acme.Owner.Customers.Archive(other.Id);

        var hits = await Acme.Owner.Customers.Search($"{mark} (02) 2345-6789");
        Assert.That(hits.Items.Single().Customer.Id, Is.EqualTo(customer.Id));
        Assert.That(hits.Items.Single().Fields, Is.EqualTo(new[] { "name", "phone", "tag" }));
        Assert.That(hits.More, Is.False);
        Assert.That((await Acme.Owner.Customers.Search(mark, archived: true)).Items, Has.Count.EqualTo(2));
        Assert.That((await Acme.Owner.Customers.Search(mark, archived: true, limit: 1)).More, Is.True);
    }

    [Test]
    public async Task Who_may_not_see_interactions_finds_nobody_by_notes()
    {
        var mark = $"q{Company.NewId():n}";
        var interaction = await Acme.NewInteraction(await Acme.NewCustomer());
        await Acme.Owner.Interactions.Append(interaction, new(Direction.Internal, $"Knows {mark}"));
        using var without = new CrmClient(Api.Address, (await Acme.NewKey(Right.ReadCustomers)).Token);
        using var with = new CrmClient(Api.Address, (await Acme.NewKey(Right.ReadCustomers, Right.ReadInteractions)).Token);
        Assert.That((await without.Customers.Search(mark)).Items, Is.Empty);
        Assert.That((await with.Customers.Search(mark)).Items.Single().Fields, Is.EqualTo(new[] { "note" }));
    }

    [TestCase("q=", 422, "q")]
    [TestCase("q=%20", 422, "q")]
    [TestCase("q=%3F%21", 422, "q")]
    [TestCase("archived=true", 400, "q")]
    [TestCase("q=a&q=b", 400, "q")]
    [TestCase("q=a&limit=0", 400, "limit")]
    [TestCase("q=a&limit=101", 400, "limit")]
    [TestCase("q=a&archived=1", 400, "archived")]
    public async Task A_bad_search_is_refused_by_name(string query, int status, string field) => await Refused(query, status, field);

    [Test]
    public async Task A_search_that_is_too_long_is_refused_by_name() => await Refused($"q={new string('a', 255)}", 422, "q");

    private async Task Refused(string query, int status, string field)
    {
        var reply = await Shot.Get($"/v1/customers/search?{query}").As(Acme.Token).Fire(Api);
        Assert.That(((int)reply.Status, reply.Json["field"]?.ToString()), Is.EqualTo((status, field)), reply.ToString());
    }
}
