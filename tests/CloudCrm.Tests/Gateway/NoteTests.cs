using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Notes on customers, and who is told of them.</summary>
[TestFixture]
internal sealed class NoteTests : CompanyFixture
{
    [Test]
    public async Task A_note_is_on_the_list_the_timeline_and_in_the_search_until_it_is_deleted()
    {
        var (customer, word) = (await Acme.NewCustomer(), NewWord());
        var kept = await Acme.Owner.Notes.Write(customer, new($"Likes {word}kept and shared{word}"));

        var note = await Acme.Owner.Notes.Write(customer, new($"Wants {word}gone and shared{word}"));
        var listed = await All(customer);
        var entry = (await Acme.Owner.Customers.TimelinePage(customer, limit: 1)).Items.Single();
        var found = await Found($"{word}gone");
        await Acme.Owner.Notes.Delete(customer, note.Id);
        await Acme.Owner.Notes.Delete(customer, note.Id);

        Assert.Multiple(async () =>
        {
            Assert.That(listed.Select(n => n.Id), Is.EqualTo(new[] { note.Id, kept.Id }));
            Assert.That((entry.Id, entry.Kind, entry.Text, entry.InteractionId), Is.EqualTo((note.Id, TimelineKind.Note, note.Text, (Guid?)null)));
            Assert.That(found, Is.EqualTo(new[] { (customer, "note") }));
            Assert.That(await Found($"{word}gone"), Is.Empty);
            Assert.That(await Found($"shared{word}"), Is.EqualTo(new[] { (customer, "note") }), "another note has the word");
            Assert.That((await All(customer)).Select(n => n.Id), Is.EqualTo(new[] { kept.Id }));
            Assert.That((await Acme.Owner.Customers.TimelinePage(customer)).Items.Select(e => e.Id), Has.No.Member(note.Id));
            Assert.That(Refused(() => Acme.Owner.Notes.Read(customer, note.Id)), Is.EqualTo((404, "not_found")));
        });
    }

    [Test]
    public async Task A_changed_note_is_found_by_its_new_words_and_the_journal_keeps_both()
    {
        var (customer, word) = (await Acme.NewCustomer(), NewWord());
        var note = await Acme.Owner.Notes.Write(customer, new($"old{word} same{word}"));

        var changed = await Acme.Owner.Notes.Change(customer, note.Id, new($"new{word} same{word}"), note.Version);

        Assert.Multiple(async () =>
        {
            Assert.That((changed.Version, changed.WrittenAt), Is.EqualTo((note.Version + 1, note.WrittenAt)));
            Assert.That(await Found($"old{word}"), Is.Empty);
            Assert.That(await Found($"new{word}"), Has.Count.EqualTo(1));
            Assert.That(await Found($"same{word}"), Has.Count.EqualTo(1));
            Assert.That((await Acme.Owner.Customers.TimelinePage(customer, limit: 1)).Items.Single().Text, Is.EqualTo(changed.Text));
            Assert.That(Refused(() => Acme.Owner.Notes.Change(customer, note.Id, new("again"), note.Version)), Is.EqualTo((412, "version_mismatch")));
        });
        var entry = (await Journal(note.Id)).Last();
        Assert.That((entry.Entity, entry.Verb), Is.EqualTo(("note", "changed")));
        Assert.That(entry.Details.GetProperty("text").GetProperty("before").GetString(), Is.EqualTo(note.Text));
        Assert.That(entry.Details.GetProperty("text").GetProperty("after").GetString(), Is.EqualTo(changed.Text));
    }

    [Test]
    public async Task Only_the_author_and_who_may_manage_the_tenant_change_a_note()
    {
        var customer = await Acme.NewCustomer();
        var (_, author) = await Acme.NewMember(false, Role.Agent);
        var (_, colleague) = await Acme.NewMember(false, Role.Agent);
        var note = await author.Notes.Write(customer, new("Mine."));

        Assert.That(Refused(() => colleague.Notes.Change(customer, note.Id, new("Not mine."))), Is.EqualTo((403, "not_author")));
        Assert.That(Refused(() => colleague.Notes.Delete(customer, note.Id)), Is.EqualTo((403, "not_author")));
        Assert.That((await author.Notes.Change(customer, note.Id, new("Still mine."))).Text, Is.EqualTo("Still mine."));
        Assert.That((await Acme.Owner.Notes.Change(customer, note.Id, new("The owner's word."))).By, Is.EqualTo(note.By));
        await Acme.Owner.Notes.Delete(customer, note.Id);
    }

    [Test]
    public async Task A_mention_shows_a_name_and_tells_the_member_once_and_nobody_of_himself()
    {
        var customer = await Acme.NewCustomer();
        var (ken, client) = await Acme.NewMember(false, Role.Agent);

        var note = await Acme.Owner.Notes.Write(customer, new($"{Mention.Of(ken)} and {Mention.Of(ken)}: ask {Mention.Of(Acme.OwnerId)}"));
        await Acme.Owner.Notes.Change(customer, note.Id, new($"{note.Text}, please"));
        var told = await client.Notifications.List().ToListAsync();

        Assert.That(note.Mentions.Select(m => m.MemberId), Is.EqualTo(new[] { ken, Acme.OwnerId }));
        Assert.That((await Acme.Owner.Customers.TimelinePage(customer, limit: 1)).Items.Single().Text, Is.EqualTo("@Ken Wu and @Ken Wu: ask @Ada Owner, please"));
        Assert.That(told.Select(n => (n.Kind, n.SubjectId, n.CustomerId, n.Text)), Is.EqualTo(new[]
        {
            (NotificationKind.Mention, note.Id, (Guid?)customer, "@Ken Wu and @Ken Wu: ask @Ada Owner"),
        }));
        Assert.That((await Acme.Owner.Notifications.Page()).Items.Select(n => n.SubjectId), Has.No.Member(note.Id));
    }

    [Test]
    public async Task A_change_tells_whom_it_mentions_anew_and_the_gone_stay_mentioned()
    {
        var customer = await Acme.NewCustomer();
        var (ken, first) = await Acme.NewMember(false, Role.Agent);
        var (eve, second) = await Acme.NewMember(false, Role.Agent);
        var note = await Acme.Owner.Notes.Write(customer, new(Mention.Of(ken)));

        await Acme.Owner.Members.Remove(ken);
        var changed = await Acme.Owner.Notes.Change(customer, note.Id, new($"{Mention.Of(ken)} {Mention.Of(eve)}"));

        Assert.That(changed.Mentions.Select(m => m.MemberId), Is.EqualTo(new[] { ken, eve }));
        Assert.That((await second.Notifications.Page()).Items.Select(n => n.SubjectId), Is.EqualTo(new[] { note.Id }));
        Assert.That(Refused(() => Acme.Owner.Notes.Write(customer, new(Mention.Of(ken)))), Is.EqualTo((422, "not_found")));
        Assert.That(first, Is.Not.Null);
    }

    [Test]
    public async Task Strangers_and_members_of_other_tenants_cannot_be_mentioned()
    {
        using var rival = await Company.Open(Api, "Rival");
        var customer = await Acme.NewCustomer();
        foreach (var stranger in new[] { rival.OwnerId, Company.NewId() })
            Assert.That(Refused(() => Acme.Owner.Notes.Write(customer, new(Mention.Of(stranger)))), Is.EqualTo((422, "not_found")));
        Assert.That(Refused(() => Acme.Owner.Notes.Write(customer, new("@[member:Ken]"))), Is.EqualTo((422, "mention")));

        Assert.That(await All(customer), Is.Empty);
        Assert.That((await rival.Owner.Notifications.Page()).Items, Is.Empty);
    }

    [Test]
    public async Task A_mention_of_a_team_shows_its_name_and_tells_each_of_its_members_once()
    {
        var customer = await Acme.NewCustomer();
        var ((ken, first), (eve, second), (mei, third)) = (await Acme.NewMember(false, Role.Agent), await Acme.NewMember(false, Role.Agent), await Acme.NewMember(false, Role.Agent));
        var north = await Acme.Owner.Teams.Make(new($"North {NewWord()}", Members: [ken, eve, Acme.OwnerId]));
        var south = await Acme.Owner.Teams.Make(new($"South {NewWord()}", Members: [eve, mei]));

        var note = await Acme.Owner.Notes.Write(customer, new($"{Mention.OfTeam(north.Id)} {Mention.Of(ken)} {Mention.OfTeam(south.Id)}"));
        await Acme.Owner.Teams.Delete(north.Id);
        var changed = await Acme.Owner.Notes.Change(customer, note.Id, new($"{note.Text}, please"));

        Assert.That(changed.Mentions, Is.EqualTo(new Mention[] { new(null, north.Name, north.Id), new(ken, "Ken Wu"), new(null, south.Name, south.Id) }));
        Assert.That((await Acme.Owner.Customers.TimelinePage(customer, limit: 1)).Items.Single().Text, Is.EqualTo($"@{north.Name} @Ken Wu @{south.Name}, please"));
        foreach (var client in new[] { first, second, third })
            Assert.That((await client.Notifications.Page()).Items.Select(n => n.SubjectId), Is.EqualTo(new[] { note.Id }));
        Assert.That((await Acme.Owner.Notifications.Page()).Items.Select(n => n.SubjectId), Has.No.Member(note.Id));
        Assert.That(await Found(south.Name[6..]), Is.EqualTo(new[] { (customer, "note") }));
    }

    [Test]
    public async Task A_change_tells_a_team_that_it_mentions_anew_without_whom_it_mentioned_before()
    {
        var customer = await Acme.NewCustomer();
        var ((ken, first), (eve, second)) = (await Acme.NewMember(false, Role.Agent), await Acme.NewMember(false, Role.Agent));
        var team = await Acme.Owner.Teams.Make(new($"East {NewWord()}", Members: [ken, eve]));
        var note = await Acme.Owner.Notes.Write(customer, new(Mention.Of(ken)));

        await Acme.Owner.Notes.Change(customer, note.Id, new($"{Mention.Of(ken)} {Mention.OfTeam(team.Id)}"));

        Assert.That((await first.Notifications.Page()).Items.Select(n => n.SubjectId), Is.EqualTo(new[] { note.Id }));
        Assert.That((await second.Notifications.Page()).Items.Select(n => n.SubjectId), Is.EqualTo(new[] { note.Id }));
    }

    [Test]
    public async Task Unknown_deleted_and_other_tenants_teams_cannot_be_mentioned()
    {
        using var rival = await Company.Open(Api, "Rival");
        var (customer, gone) = (await Acme.NewCustomer(), await Acme.Owner.Teams.Make(new($"Gone {NewWord()}")));
        var (theirs, known) = (await rival.Owner.Teams.Make(new("Theirs", Members: [rival.OwnerId])), await Acme.Owner.Teams.Make(new($"Known {NewWord()}")));
        await Acme.Owner.Teams.Delete(gone.Id);

        foreach (var team in new[] { theirs.Id, gone.Id, Company.NewId() })
        {
            var refused = Assert.CatchAsync<CrmApiException>(() => Acme.Owner.Notes.Write(customer, new(Mention.OfTeam(team))))!;
            Assert.That(((int)refused.Status, refused.Code, refused.Field), Is.EqualTo((422, "not_found", "text")));
        }

        Assert.That(Refused(() => Acme.Owner.Notes.Write(customer, new("@[team:North]"))), Is.EqualTo((422, "mention")));
        Assert.That((await Acme.Owner.Notes.Write(customer, new(Mention.OfTeam(known.Id)))).Mentions.Single().TeamId, Is.EqualTo(known.Id));
        Assert.That((await rival.Owner.Notifications.Page()).Items, Is.Empty);
    }

    [TestCase("")]
    [TestCase("  \n ")]
    public async Task A_note_says_something(string text)
    {
        var customer = await Acme.NewCustomer();
        Assert.That(Refused(() => Acme.Owner.Notes.Write(customer, new(text))).Status, Is.EqualTo(422));
    }

    [Test]
    public async Task A_note_has_at_most_10_000_characters()
    {
        var customer = await Acme.NewCustomer();

        Assert.That(Refused(() => Acme.Owner.Notes.Write(customer, new(new string('x', 10_001)))), Is.EqualTo((422, "length")));
        Assert.That((await Acme.Owner.Notes.Write(customer, new(new string('x', 10_000)))).Text, Has.Length.EqualTo(10_000));
    }

    [Test]
    public async Task Notes_come_in_pages_newest_first()
    {
        var customer = await Acme.NewCustomer();
        for (var i = 0; i < 5; i++)
            await Acme.Owner.Notes.Write(customer, new($"{i}"));

        var texts = await Acme.Owner.Notes.List(customer, pageSize: 2).Select(n => n.Text).ToListAsync();

        Assert.That(texts, Is.EqualTo(new[] { "4", "3", "2", "1", "0" }));
    }

    [Test]
    public async Task Who_may_not_see_interactions_finds_nobody_by_a_note()
    {
        var (customer, word) = (await Acme.NewCustomer(), NewWord());
        await Acme.Owner.Notes.Write(customer, new(word));
        using var program = new CrmClient(Api.Address, (await Acme.NewKey(Right.ReadCustomers)).Token);

        Assert.That((await program.Customers.Search(word)).Items, Is.Empty);
        Assert.That(await Found(word), Has.Count.EqualTo(1));
        Assert.That(Refused(() => program.Notes.Page(customer)).Status, Is.EqualTo(403));
    }

    private static string NewWord() => $"w{Company.NewId():n}"[..20] + $"{Company.NewId():n}"[^8..];

    private Task<List<Note>> All(Guid customer) => Acme.Owner.Notes.List(customer).ToListAsync().AsTask();

    private async Task<List<(Guid, string)>> Found(string text) =>
        [.. (await Acme.Owner.Customers.Search(text)).Items.Select(hit => (hit.Customer.Id, string.Join(',', hit.Fields)))];

    private async Task<List<JournalEntry>> Journal(Guid entity)
    {
        var all = new List<JournalEntry>();
        var after = 0L;
        while ((await Acme.Owner.Journal.Page(after, 1_000)).Items is { Count: > 0 } page)
        {
            all.AddRange(page);
            after = page[^1].Sequence;
        }

        return all.FindAll(entry => entry.EntityId == entity);
    }

    private static (int Status, string? Code) Refused(Func<Task> call)
    {
        var refused = Assert.ThrowsAsync<CrmApiException>(() => call())!;
        return ((int)refused.Status, refused.Code);
    }
}
