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
}
