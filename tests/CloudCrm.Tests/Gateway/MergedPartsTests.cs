using System.Text;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Notes, files and tasks of customers that were merged.</summary>
[TestFixture]
internal sealed class MergedPartsTests : CompanyFixture
{
    [Test]
    public async Task A_survivor_shows_all_notes_and_a_note_on_the_merged_one_goes_to_it()
    {
        var (survivor, merged, notes) = (await Acme.NewCustomer(), await Acme.NewCustomer(), Acme.Owner.Notes);
        var (hers, its, early) = (await notes.Write(survivor, new("hers")), await notes.Write(merged, new("its")), new WriteNote("early", Company.NewId()));
        var first = await notes.Write(merged, early);
        await Acme.Owner.Customers.Merge(merged, survivor);

        var late = new WriteNote("late", Company.NewId());
        var written = await notes.Write(merged, late, "late");
        Assert.Multiple(async () =>
        {
            Assert.That(written.CustomerId, Is.EqualTo(survivor));
            Assert.That((await notes.Write(merged, early)).CustomerId, Is.EqualTo(merged), "the same again, from before the merge");
            Assert.That((await notes.Write(merged, early, key: "another")).CustomerId, Is.EqualTo(merged), "the same id under another key");
            Assert.That(await Texts(survivor), Is.EqualTo(new[] { "late", "early", "its", "hers" }));
            Assert.That(await Texts(merged), Is.EqualTo(new[] { "early", "its" }));
        });

        await Acme.Owner.Customers.Unmerge(merged);
        Assert.Multiple(async () =>
        {
            Assert.That(await Texts(survivor), Is.EqualTo(new[] { "late", "hers" }));
            Assert.That(await Texts(merged), Is.EqualTo(new[] { "early", "its" }));
            Assert.That((await notes.Write(merged, late, "late")).CustomerId, Is.EqualTo(survivor), "the same again, from before the unmerge");
            Assert.That((await notes.Write(merged, late)).CustomerId, Is.EqualTo(survivor), "the same id under another key");
            Assert.That((await notes.Write(merged, new("own"))).CustomerId, Is.EqualTo(merged));
            Assert.That((await notes.Read(merged, first.Id)).Text, Is.EqualTo("early"));
            Assert.That(Refused(() => notes.Read(survivor, its.Id)), Is.EqualTo((404, "not_found")));
            Assert.That((await notes.Read(survivor, hers.Id)).Version, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_note_is_read_changed_and_deleted_by_the_path_of_any_of_the_family()
    {
        var (survivor, merged, stranger, notes) = (await Acme.NewCustomer(), await Acme.NewCustomer(), await Acme.NewCustomer(), Acme.Owner.Notes);
        var (hers, its) = (await notes.Write(survivor, new("hers")), await notes.Write(merged, new("its")));
        await Acme.Owner.Customers.Merge(merged, survivor);

        Assert.That((await notes.Read(survivor, its.Id)).CustomerId, Is.EqualTo(merged));
        Assert.That((await notes.Read(merged, hers.Id)).CustomerId, Is.EqualTo(survivor));
        Assert.That((await notes.Change(survivor, its.Id, new("its, changed"), its.Version)).Version, Is.EqualTo(2));
        Assert.That(Refused(() => notes.Change(survivor, its.Id, new("again"), its.Version)), Is.EqualTo((412, "version_mismatch")));
        Assert.That(await Texts(survivor), Is.EqualTo(new[] { "its, changed", "hers" }));
        Assert.That(Refused(() => notes.Read(stranger, its.Id)), Is.EqualTo((404, "not_found")));
        await notes.Delete(survivor, its.Id);
        await notes.Delete(survivor, its.Id);
        await notes.Delete(merged, its.Id);
        Assert.That(Refused(() => notes.Delete(survivor, Company.NewId())), Is.EqualTo((404, "not_found")));
        Assert.That(Refused(() => notes.Delete(stranger, its.Id)), Is.EqualTo((404, "not_found")));

        await Acme.Owner.Customers.Unmerge(merged);
        Assert.That((await Texts(survivor), await Texts(merged)), Is.EqualTo((new[] { "hers" }, Array.Empty<string>())));
    }

    [Test]
    public async Task Pages_of_a_family_go_on_where_they_ended([Values(1, 2, 100)] int size)
    {
        var (survivor, one, two, notes) = (await Acme.NewCustomer(), await Acme.NewCustomer(), await Acme.NewCustomer(), Acme.Owner.Notes);
        for (var i = 0; i < 7; i++)
            await notes.Write(new[] { survivor, one, two }[i % 3], new($"{i}"));
        await Acme.Owner.Customers.Merge(two, one);
        await Acme.Owner.Customers.Merge(one, survivor);

        Assert.That(await notes.List(survivor, size).Select(note => note.Text).ToListAsync(), Is.EqualTo(new[] { "6", "5", "4", "3", "2", "1", "0" }));
        Assert.That(await notes.List(one, size).Select(note => note.Text).ToListAsync(), Is.EqualTo(new[] { "5", "4", "2", "1" }));
    }

    [Test]
    public async Task Words_of_a_note_find_the_survivor_for_who_may_see_notes_and_the_own_customer_after_an_unmerge()
    {
        var (survivor, merged) = (await Acme.NewCustomer(), await Acme.NewCustomer());
        var (before, between) = ($"w{Company.NewId():n}", $"w{Company.NewId():n}");
        await Acme.Owner.Notes.Write(merged, new(before));
        await Acme.Owner.Customers.Merge(merged, survivor);
        await Acme.Owner.Notes.Write(merged, new(between));
        using var program = new CrmClient(Api.Address, (await Acme.NewKey(Right.ReadCustomers)).Token);

        Assert.That((await Found(before), await Found(between)), Is.EqualTo((new[] { survivor }, new[] { survivor })));
        Assert.That((await program.Customers.Search(before)).Items, Is.Empty);
        Assert.That(Refused(() => program.Notes.Page(survivor)).Status, Is.EqualTo(403));
        await Acme.Owner.Customers.Unmerge(merged);
        Assert.That((await Found(before), await Found(between)), Is.EqualTo((new[] { merged }, new[] { survivor })));
    }

    [Test]
    public async Task Files_of_a_family_stand_on_one_list_and_the_same_upload_is_one_file_whatever_was_merged_in_between()
    {
        var (survivor, merged, files) = (await Acme.NewCustomer(), await Acme.NewCustomer(), Acme.Owner.Files);
        var (hers, its) = (await Attach(survivor, "hers"), await Attach(merged, "its", "early"));
        await Acme.Owner.Customers.Merge(merged, survivor);

        var late = await Attach(merged, "late", "late");
        Assert.Multiple(async () =>
        {
            Assert.That((hers.CustomerId, its.CustomerId, late.CustomerId), Is.EqualTo(((Guid?)survivor, (Guid?)merged, (Guid?)survivor)));
            Assert.That(await Attach(merged, "its", "early"), Is.EqualTo(its));
            Assert.That(await Attach(merged, "late", "late"), Is.EqualTo(late));
            Assert.That(await files.List(survivor, 1).Select(file => file.Id).ToListAsync(), Is.EqualTo(new[] { late.Id, its.Id, hers.Id }));
            Assert.That(await files.List(merged).Select(file => file.Id).ToListAsync(), Is.EqualTo(new[] { its.Id }));
            Assert.That(await Text(survivor, its.Id), Is.EqualTo("its"));
            Assert.That(await Text(merged, late.Id), Is.EqualTo("late"));
        });

        await Acme.Owner.Customers.Unmerge(merged);
        Assert.That(await Attach(merged, "late", "late"), Is.EqualTo(late), "the same again, from before the unmerge");
        Assert.That(await files.List(merged).ToListAsync(), Is.EqualTo(new[] { its }));
        Assert.That(await files.List(survivor).ToListAsync(), Is.EqualTo(new[] { late, hers }));
        Assert.That(Refused(() => Text(survivor, its.Id)), Is.EqualTo((404, "not_found")));

        await Acme.Owner.Customers.Merge(merged, survivor);
        await files.Delete(survivor, its.Id);
        await files.Delete(survivor, its.Id);
        Assert.That(await files.List(merged).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task A_task_goes_to_the_survivor_or_to_whom_its_interaction_came_through()
    {
        var (survivor, tasks) = (await Acme.NewCustomer(), Acme.Owner.Tasks);
        var merged = (await Acme.Owner.Customers.Register(new(CustomerKind.Person, "Adah", [new(ContactKind.Phone, "+886 2 2222 7777")]))).Id;
        var (plain, call) = (await Acme.NewInteraction(merged), Company.NewId());
        await Acme.Owner.Interactions.Open(new("phone", Direction.Inbound, merged, Id: call, Through: new(ContactKind.Phone, "+886222227777")));
        var early = await tasks.Make(new("early", CustomerId: merged));
        await Acme.Owner.Customers.Merge(merged, survivor);

        var command = new MakeTask("named", CustomerId: merged, Id: Company.NewId());
        var named = await tasks.Make(command, "once");
        var called = await tasks.Make(new("called", InteractionId: call));
        var other = await tasks.Make(new("other", InteractionId: plain));
        Assert.Multiple(async () =>
        {
            Assert.That((named.CustomerId, called.CustomerId, other.CustomerId), Is.EqualTo(((Guid?)survivor, (Guid?)merged, (Guid?)survivor)));
            Assert.That(await OfCustomer(survivor), Is.EquivalentTo(new[] { early.Id, named.Id, called.Id, other.Id }));
            Assert.That(await OfCustomer(merged), Is.EquivalentTo(new[] { early.Id, called.Id }));
        });
        await Acme.Owner.Customers.Unmerge(merged);
        Assert.Multiple(async () =>
        {
            Assert.That(await OfCustomer(survivor), Is.EquivalentTo(new[] { named.Id, other.Id }));
            Assert.That(await OfCustomer(merged), Is.EquivalentTo(new[] { early.Id, called.Id }));
            Assert.That((await tasks.Make(command, "once")).CustomerId, Is.EqualTo(survivor), "the same again is the same");
        });
    }

    private Task<List<string>> Texts(Guid customer) => Acme.Owner.Notes.List(customer).Select(note => note.Text).ToListAsync().AsTask();

    private Task<List<Guid>> OfCustomer(Guid customer) => Acme.Owner.Tasks.List(new() { Customer = customer }, 2).Select(task => task.Id).ToListAsync().AsTask();

    private async Task<List<Guid>> Found(string text) => [.. (await Acme.Owner.Customers.Search(text)).Items.Select(hit => hit.Customer.Id)];

    private Task<Attachment> Attach(Guid customer, string text, string? key = null) =>
        Acme.Owner.Files.Attach(customer, "note.txt", "text/plain", () => new MemoryStream(Encoding.UTF8.GetBytes(text)), key);

    private async Task<string> Text(Guid customer, Guid file)
    {
        using var content = await Acme.Owner.Files.Download(customer, file);
        using var reader = new StreamReader(content.Bytes);
        return await reader.ReadToEndAsync();
    }

    private static (int Status, string Code) Refused(Func<Task> act)
    {
        var refused = Assert.CatchAsync<CrmApiException>(() => act())!;
        return ((int)refused.Status, refused.Code);
    }
}
