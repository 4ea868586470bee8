using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

[TestFixture]
internal sealed class PagingTests
{
    [Test]
    public async Task Pages_put_together_are_the_whole_list_in_order()
    {
        using var acme = await Company.Open(await TheApi.Shared);
        var names = Enumerable.Range(0, 25).Select(i => $"Customer {i:00}").ToArray();
        foreach (var name in names.Reverse())
            await acme.NewCustomer(name);

        var walked = new List<string>();
        await foreach (var customer in acme.Owner.Customers.List(pageSize: 4))
            walked.Add(customer.Name);

        Assert.That(walked, Is.EqualTo(names));
        Assert.That((await acme.Owner.Customers.Page(limit: 4)).Items, Has.Count.EqualTo(4));
        Assert.That((await acme.Owner.Customers.Page(limit: 25)).Next, Is.Null);
        Assert.That((await acme.Owner.Customers.Page(name: "customer 1")).Items, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task All_who_share_a_contact_are_found()
    {
        using var acme = await Company.Open(await TheApi.Shared);
        var office = new List<Guid>();
        for (var i = 0; i < 25; i++)
            office.Add(await acme.NewCustomer(handle: "x:office"));

        var walked = new List<Guid>();
        await foreach (var customer in acme.Owner.Customers.Lookup(ContactKind.Handle, "x:@Office", pageSize: 10))
            walked.Add(customer.Id);

        Assert.That(walked, Is.EqualTo(office.Order()));
        Assert.That((await acme.Owner.Customers.LookupPage(ContactKind.Handle, "x:office", limit: 10)).Next, Is.Not.Null);
        Assert.That((await acme.Owner.Customers.LookupPage(ContactKind.Handle, "x:office")).Items, Has.Count.EqualTo(25));
    }

    [Test]
    public async Task The_journal_goes_on_after_any_entry_without_a_gap()
    {
        using var acme = await Company.Open(await TheApi.Shared);
        for (var i = 0; i < 5; i++)
            await acme.NewCustomer();

        var all = new List<JournalEntry>();
        await foreach (var entry in acme.Owner.Journal.Read(pageSize: 3))
            all.Add(entry);
        var rest = await acme.Owner.Journal.Page(all[2].Sequence, 1_000);

        Assert.That(all.Select(e => e.Sequence), Is.EqualTo(Enumerable.Range(1, all.Count).Select(i => (long)i)));
        Assert.That(rest.Items.Select(e => e.Sequence), Is.EqualTo(all.Skip(3).Select(e => e.Sequence)));
        Assert.That(all.Count(e => e is { Entity: "customer", Verb: "registered" }), Is.EqualTo(5));
        Assert.That(all[^1].By, Is.EqualTo(new Actor(ActorKind.Account, acme.OwnerId, all[^1].By.CredentialId)));
    }

    [Test]
    public async Task The_journal_read_back_is_the_journal_reversed_whatever_the_filter_and_the_page()
    {
        using var acme = await Company.Open(await TheApi.Shared);
        for (var i = 0; i < 5; i++)
            await acme.NewNote(await acme.NewCustomer());

        var middle = (await acme.Owner.Journal.Page(limit: 1_000)).Items[4];
        foreach (var filter in new JournalFilter?[] { null, new(Entity: "customer"), new(Actor: acme.OwnerId, Verb: "registered"), new(To: middle.At), new(Entity: "nothing") })
        {
            var forward = (await acme.Owner.Journal.Page(limit: 1_000, filter: filter)).Items.Select(it => it.Sequence).ToList();
            foreach (var limit in new[] { 1, 3, 1_000 })
                Assert.That(await Back(acme.Owner, limit, filter), Is.EqualTo(Enumerable.Reverse(forward)), $"{filter}, {limit} a page");
            Assert.That((await acme.Owner.Journal.Newest(middle.Sequence, 1_000, filter)).Items.Select(it => it.Sequence), Is.EqualTo(Enumerable.Reverse(forward.FindAll(it => it < middle.Sequence))));
        }
    }

    [TestCase("newest=true&after=3", "after")]
    [TestCase("before=3", "before")]
    [TestCase("newest=true&before=0", "before")]
    public async Task A_place_goes_with_its_own_direction(string query, string field)
    {
        using var acme = await Company.Open(await TheApi.Shared);
        var reply = await Shot.Get($"/v1/journal?{query}").As(acme.Token).Fire(acme.Api);
        Assert.That(((int)reply.Status, reply.Field), Is.EqualTo((400, field)));
    }

    private static async Task<List<long>> Back(CrmClient client, int limit, JournalFilter? filter)
    {
        var (found, before) = (new List<long>(), (long?)null);
        do
        {
            var page = await client.Journal.Newest(before, limit, filter);
            found.AddRange(page.Items.Select(it => it.Sequence));
            before = page.Next is { } next ? long.Parse(next, System.Globalization.CultureInfo.InvariantCulture) : null;
        }
        while (before is not null);
        return found;
    }

    [Test]
    public async Task Members_invitations_keys_interactions_and_the_timeline_walk_too()
    {
        using var acme = await Company.Open(await TheApi.Shared);
        var customer = await acme.NewCustomer();
        for (var i = 0; i < 3; i++)
        {
            await acme.NewMember(false, Role.Viewer);
            await acme.NewKey(Right.ReadTenant);
            await acme.NewInteraction(customer);
        }

        Assert.That(await Count(acme.Owner.Members.List(pageSize: 2)), Is.EqualTo(4));
        Assert.That(await Count(acme.Owner.Invitations.List(pageSize: 2)), Is.EqualTo(3));
        Assert.That(await Count(acme.Owner.ApiKeys.List(pageSize: 2)), Is.EqualTo(3));
        Assert.That(await Count(acme.Owner.Interactions.List(pageSize: 2)), Is.EqualTo(3));
        Assert.That(await Count(acme.Owner.Customers.Timeline(customer, pageSize: 2)), Is.EqualTo(4));
    }

    private static async Task<int> Count<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        await foreach (var _ in items)
            count++;
        return count;
    }

    [Test]
    public async Task Customers_are_filtered_and_sorted_by_what_the_tenant_defined()
    {
        using var acme = await Company.Open(await TheApi.Shared);
        await acme.Owner.Fields.Define(new("tenure", "Months", FieldType.Number, Filterable: true));
        foreach (var (name, months, tag) in new[] { ("Ana", "9", "vip"), ("Bo", "10", "vip"), ("Cy", "1e1", "new"), ("Di", null, "vip"), ("Ed", "2", "vip") })
            await acme.Owner.Customers.Register(new(CustomerKind.Person, name, OwnerId: name == "Bo" ? acme.OwnerId : null, Tags: [tag], Fields: months is null ? null : new Dictionary<string, string?> { ["tenure"] = months }));

        Assert.Multiple(async () =>
        {
            Assert.That(await Names(new() { Sort = "-tenure" }), Is.EqualTo(new[] { "Cy", "Bo", "Ana", "Ed", "Di" }));
            Assert.That(await Names(new() { Where = ["tenure>=9"], Tags = ["VIP"] }), Is.EqualTo(new[] { "Ana", "Bo" }));
            Assert.That(await Names(new() { Where = ["tenure="] }), Is.EqualTo(new[] { "Di" }));
            Assert.That(await Names(new() { Where = ["tenure!=", "tenure<10"] }), Is.EqualTo(new[] { "Ana", "Ed" }));
            Assert.That(await Names(new() { Owner = acme.OwnerId }), Is.EqualTo(new[] { "Bo" }));
            Assert.That(await Names(new() { Sort = "-createdAt", Tags = ["new"] }), Is.EqualTo(new[] { "Cy" }));
        });
        Assert.That((await Shot.Get("/v1/customers?filter=tenure").As(acme.Token).Fire(await TheApi.Shared)).Field, Is.EqualTo("filter"));
        Assert.That((await Shot.Get("/v1/customers?owner=me").As(acme.Token).Fire(await TheApi.Shared)).Field, Is.EqualTo("owner"));
        Assert.That((await Shot.Get("/v1/customers?sort=mood").As(acme.Token).Fire(await TheApi.Shared)).Field, Is.EqualTo("sort"));

        async Task<List<string>> Names(CustomerFilter filter)
        {
            var names = new List<string>();
            await foreach (var customer in acme.Owner.Customers.List(filter, pageSize: 2))
                names.Add(customer.Name);
            return names;
        }
    }
}
