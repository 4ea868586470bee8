using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Merging customers and taking it back, through the API.</summary>
[TestFixture]
internal sealed class MergeTests : CompanyFixture
{
    [Test]
    public async Task A_survivor_shows_both_and_an_unmerge_leaves_no_trace_on_their_timelines()
    {
        var (survivor, merged) = (await NewPerson("Ada", "+886 2 2345 6789"), await NewPerson("Adah", "+886 2 9999 0000"));
        var (hers, other) = (await Acme.NewInteraction(survivor.Id), await Acme.NewInteraction(merged.Id));
        await Acme.Owner.Interactions.Append(other, new(Direction.Internal, "A note"));
        var (before, otherBefore) = (await Timeline(survivor.Id), await Timeline(merged.Id));

        var answer = await Acme.Owner.Customers.Merge(merged.Id, survivor.Id);
        var read = await Acme.Owner.Customers.Read(survivor.Id);
        Assert.Multiple(async () =>
        {
            Assert.That((answer.Id, answer.MergedInto), Is.EqualTo((merged.Id, survivor.Id)));
            Assert.That(read.Merged!.Select(m => (m.Id, m.Name, m.MergedInto)), Is.EqualTo(new[] { (merged.Id, "Adah", survivor.Id) }));
            Assert.That(read.Merged![0].Contacts.Single().Value, Is.EqualTo("+886 2 9999 0000"));
            Assert.That(await Timeline(survivor.Id, pageSize: 2), Is.EqualTo(before.Concat(otherBefore).OrderByDescending(e => e.At).ThenByDescending(e => e.Id)));
            Assert.That(await Timeline(merged.Id), Is.EqualTo(otherBefore));
            Assert.That((await Acme.Owner.Customers.Read(merged.Id)).MergedInto, Is.EqualTo(survivor.Id));
        });

        Assert.That((await Acme.Owner.Customers.Unmerge(merged.Id)).MergedInto, Is.Null);
        Assert.That(await Timeline(survivor.Id), Is.EqualTo(before));
        Assert.That(await Timeline(merged.Id), Is.EqualTo(otherBefore));
        Assert.That((await Acme.Owner.Customers.Read(survivor.Id)).Merged, Is.Empty);
        var journal = (await Acme.Owner.Journal.Page(limit: 1_000)).Items.Where(entry => entry.EntityId == merged.Id).Select(entry => entry.Verb);
        Assert.That(journal, Is.EqualTo(new[] { "registered", "merged", "unmerged" }));
        Assert.That(hers, Is.Not.EqualTo(other));
    }

    [Test]
    public async Task An_act_in_between_goes_where_it_came_through_else_to_the_survivor()
    {
        var (survivor, merged) = (await NewPerson("Ada", "+886 2 1111 1111"), await NewPerson("Adah", "+886 2 2222 2222"));
        var began = await Acme.NewInteraction(merged.Id);
        await Acme.Owner.Customers.Merge(merged.Id, survivor.Id);

        var (id, open) = (Company.NewId(), new OpenInteraction("phone", Direction.Inbound, merged.Id));
        var through = await Acme.Owner.Interactions.Open(open with { Id = Company.NewId(), CustomerId = survivor.Id, Through = new(ContactKind.Phone, "00886 2 22222222") });
        var without = await Acme.Owner.Interactions.Open(open with { Id = id });
        var stranger = await Acme.Owner.Interactions.Open(open with { Id = Company.NewId(), Through = new(ContactKind.Phone, "+886 2 3333 3333") });
        var message = await Acme.Owner.Interactions.Append(began, new(Direction.Inbound, "Hello", ExternalId: $"{id}"));
        var own = await Acme.Owner.Interactions.Append(began, new(Direction.Inbound, "Hello", Through: new(ContactKind.Phone, "+886222222222")));
        Assert.Multiple(async () =>
        {
            Assert.That((through.CustomerId, without.CustomerId, stranger.CustomerId), Is.EqualTo((merged.Id, survivor.Id, survivor.Id)));
            Assert.That(through.Through, Is.EqualTo(new ContactReference(ContactKind.Phone, "00886 2 22222222")));
            Assert.That((message.Message.CustomerId, own.Message.CustomerId), Is.EqualTo(((Guid?)survivor.Id, (Guid?)merged.Id)));
            // The same again is the same, wherever it went.
            Assert.That(await Acme.Owner.Interactions.Open(open with { Id = id }), Is.EqualTo(without));
            Assert.That((await Acme.Owner.Interactions.Append(began, new(Direction.Inbound, "Hello", ExternalId: $"{id}"))).Repeated, Is.True);
        });

        await Acme.Owner.Customers.Unmerge(merged.Id);
        var (hers, its) = (await Timeline(survivor.Id), await Timeline(merged.Id));
        Assert.That(hers.Where(e => e.InteractionId is not null).Select(e => e.Id), Is.EquivalentTo(new[] { without.Id, stranger.Id, began }));
        Assert.That(its.Where(e => e.InteractionId is not null).Select(e => e.Id), Is.EquivalentTo(new[] { began, through.Id }));
        Assert.That((await Acme.Owner.Interactions.Open(open with { Id = id })).CustomerId, Is.EqualTo(survivor.Id), "what was done in between stays done");
    }

    [Test]
    public async Task Who_finds_either_finds_the_survivor_once_and_lists_leave_the_other_out()
    {
        var mark = $"q{Company.NewId():n}";
        var (survivor, merged) = (await NewPerson($"Ada {mark}", "+886 2 4444 4444"), await NewPerson($"Adah {mark}", "+886 2 4444 4444"));
        var both = await Acme.Owner.Customers.Register(new(CustomerKind.Organisation, $"Both {mark}", Relations: [new(survivor.Id, "owner"), new(merged.Id, "owner")]));
        await Acme.Owner.Customers.Change(merged.Id, new(ExternalId: mark));
        await Acme.Owner.Customers.Merge(merged.Id, survivor.Id);

        var found = Ids(Acme.Owner.Customers.Lookup(ContactKind.Phone, "+886 2 4444 4444", pageSize: 1));
        Assert.Multiple(async () =>
        {
            Assert.That(await found, Is.EqualTo(new[] { survivor.Id }));
            Assert.That((await Acme.Owner.Customers.Search(mark)).Items.Select(hit => hit.Customer.Id), Is.EquivalentTo(new[] { survivor.Id, both.Id }));
            Assert.That((await Acme.Owner.Customers.Search($"Adah {mark}")).Items.Select(hit => hit.Customer.Id), Is.EqualTo(new[] { survivor.Id }));
            Assert.That(await Ids(Acme.Owner.Customers.List("Ada")), Does.Contain(survivor.Id).And.Not.Contain(merged.Id));
            Assert.That(await Ids(Acme.Owner.Customers.List("Ada", archived: true)), Does.Contain(survivor.Id).And.Not.Contain(merged.Id));
            Assert.That(await Ids(Acme.Owner.Customers.List(new CustomerFilter { Sort = "-createdAt" })), Does.Contain(survivor.Id).And.Not.Contain(merged.Id));
            Assert.That((await Acme.Owner.Customers.RelatedPage(survivor.Id)).Items.Select(r => r.CustomerId), Is.EqualTo(new[] { both.Id }));
        });
    }

    [Test]
    public async Task Merges_into_oneself_into_the_merged_into_the_archived_and_in_circles_are_refused()
    {
        var (a, b, c) = (await Acme.NewCustomer(), await Acme.NewCustomer(), await Acme.NewCustomer());
        var customers = Acme.Owner.Customers;
        Assert.That(Refused(() => customers.Merge(a, a)), Is.EqualTo((422, "invalid")));
        Assert.That(Refused(() => customers.Merge(a, Company.NewId())), Is.EqualTo((422, "not_found")));
        Assert.That(Refused(() => customers.Merge(Company.NewId(), a)), Is.EqualTo((404, "not_found")));
        await customers.Merge(b, a);
        Assert.That((await customers.Merge(b, a)).MergedInto, Is.EqualTo(a), "into the same again");
        Assert.That(Refused(() => customers.Merge(a, b)), Is.EqualTo((409, "survivor_merged")));
        Assert.That(Refused(() => customers.Merge(b, c)), Is.EqualTo((409, "merged")));
        Assert.That(Refused(() => customers.Merge(c, b)), Is.EqualTo((409, "survivor_merged")));
        await customers.Merge(a, c);
        Assert.That(Refused(() => customers.Merge(c, b)), Is.EqualTo((409, "survivor_merged")));
        Assert.That((await customers.Read(c)).Merged!.Select(m => m.Id), Is.EquivalentTo(new[] { a, b }));
        Assert.That(Refused(() => customers.Change(b, new(Name: "Other"))), Is.EqualTo((409, "merged")));
        Assert.That(Refused(() => customers.Archive(b)), Is.EqualTo((409, "merged")));

        await customers.Unmerge(a);
        Assert.That((await customers.Read(a)).Merged!.Select(m => m.Id), Is.EqualTo(new[] { b }));
        await customers.Archive(c);
        Assert.That(Refused(() => customers.Merge(a, c)), Is.EqualTo((409, "archived")));
        Assert.That((await customers.Unmerge(c)).Id, Is.EqualTo(c), "who is not merged is unmerged");
    }

    [Test]
    public async Task An_import_that_names_a_merged_customer_changes_that_one()
    {
        var (survivor, external) = (await Acme.NewCustomer("Ada"), $"{Company.NewId():n}");
        var merged = await Acme.Owner.Customers.Register(new(CustomerKind.Person, "Adah", ExternalId: external));
        await Acme.Owner.Customers.Merge(merged.Id, survivor);
        var import = await Acme.Owner.Imports.Start(new([new("number", "externalId"), new("name", "name")]));
        await Acme.Owner.Imports.Send(import.Id, "customers.csv", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"number,name\r\n{external},Adeh\r\n")));
        await Eventually.Holds(async () => (await Acme.Owner.Imports.Read(import.Id)).State == ImportState.Done, "the import is done");

        Assert.That((await Acme.Owner.Imports.Read(import.Id)).Updated, Is.EqualTo(1));
        Assert.That((await Acme.Owner.Customers.Read(survivor)).Name, Is.EqualTo("Ada"));
        Assert.That((await Acme.Owner.Customers.Read(survivor)).Merged!.Single().Name, Is.EqualTo("Adeh"));
        Assert.That(Refused(() => Acme.Owner.Customers.Register(new(CustomerKind.Person, "New", ExternalId: external))), Is.EqualTo((409, "external_id_taken")));
    }

    [Test]
    public async Task Neither_merge_nor_unmerge_is_billed()
    {
        using var company = await Company.Open(Api);
        var (a, b) = (await company.NewCustomer(), await company.NewCustomer());
        await company.NewInteraction(a);
        await company.NewInteraction(b);
        await Eventually.Holds(async () => await Active(company) == 2, "both are active");
        await company.Owner.Customers.Merge(b, a);
        await company.Owner.Interactions.Open(new("phone", Direction.Inbound, b));
        await company.Owner.Customers.Unmerge(b);
        var third = await company.NewCustomer();
        await company.NewInteraction(third);
        await Eventually.Holds(async () => await Active(company) == 3, "only the third is new");
    }

    private static async Task<decimal> Active(Company company)
    {
        var today = new DateTimeOffset(company.Api.Time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var usage = await company.Owner.Usage.Read(today.AddDays(-2), today.AddDays(2));
        return usage.Lines.Where(line => line.Meter == "customers.active").Sum(line => line.Quantity);
    }

    private Task<Customer> NewPerson(string name, string phone) => Acme.Owner.Customers.Register(new(CustomerKind.Person, name, [new(ContactKind.Phone, phone)]));

    private async Task<List<TimelineEntry>> Timeline(Guid id, int pageSize = 200) => await All(Acme.Owner.Customers.Timeline(id, pageSize));

    private static async Task<List<Guid>> Ids(IAsyncEnumerable<Customer> customers) => (await All(customers)).ConvertAll(customer => customer.Id);

    private static async Task<List<T>> All<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
            all.Add(item);
        return all;
    }

    private static (int Status, string Code) Refused(Func<Task> act)
    {
        var refused = Assert.CatchAsync<CrmApiException>(() => act())!;
        return ((int)refused.Status, refused.Code);
    }
}
