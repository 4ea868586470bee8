using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>What was before and after each change of a customer, and one change taken back.</summary>
[TestFixture]
internal sealed class HistoryTests : CompanyFixture
{
    [Test]
    public async Task Every_change_is_told_with_what_was_before_and_after()
    {
        var made = await Acme.Owner.Customers.Register(new(CustomerKind.Person, "Cheng", Tags: ["vip"]));
        await Acme.Owner.Customers.Change(made.Id, new(Name: "Cheng Yu", ExternalId: NewText()));
        await Acme.Owner.Customers.Archive(made.Id);

        var history = await Acme.Owner.Customers.History(made.Id, pageSize: 1).ToListAsync();

        Assert.That(history.Select(change => change.Verb), Is.EqualTo(new[] { "archived", "changed", "registered" }));
        Assert.That(history.Select(change => change.By.Id), Is.All.EqualTo(Acme.OwnerId));
        Assert.That(history[1].Fields.Select(field => field.Field), Is.EqualTo(new[] { "name", "externalId" }));
        Assert.That((history[1].Fields[0].Before.GetString(), history[1].Fields[0].After.GetString()), Is.EqualTo(("Cheng", "Cheng Yu")));
        Assert.That(history[1].Fields[1].Before.ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        Assert.That(history[2].Fields.Select(field => field.Field), Is.EqualTo(new[] { "kind", "name", "tags" }));
        Assert.That(history.Select(change => change.Id), Is.Unique);
        Assert.That(Refused(() => Acme.Owner.Customers.HistoryPage(Company.NewId())).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task One_change_is_undone_and_the_undoing_too()
    {
        var field = await Acme.Owner.Fields.Define(new($"k{Company.NewId():n}", "A field", FieldType.Number));
        var made = await Acme.Owner.Customers.Register(new(
            CustomerKind.Person, "Cheng", [new(ContactKind.Mail, "a@example.com")], Consents: [new("mail", true)], Fields: new Dictionary<string, string?> { [field.Key] = "1.0" }));
        await Acme.Owner.Customers.Change(made.Id, new(
            Contacts: [new(ContactKind.Phone, "0911")], OwnerId: Acme.OwnerId, Consents: [new("mail", false), new("sms", true)], Fields: new Dictionary<string, string?> { [field.Key] = null }));
        var change = await Last(made.Id);
        var now = await Acme.Owner.Customers.Change(made.Id, new(Name: "Cheng Yu"));

        var key = NewText();
        var undone = await Acme.Owner.Customers.Undo(made.Id, change.Id, now.Version, key);
        var again = await Acme.Owner.Customers.Undo(made.Id, change.Id, now.Version, key);
        var undoing = await Last(made.Id);

        Assert.That((undone.Name, undone.OwnerId, undone.Version), Is.EqualTo(("Cheng Yu", (Guid?)null, now.Version + 1)));
        Assert.That(undone.Contacts, Is.EqualTo(made.Contacts));
        Assert.That(undone.Consents, Is.EqualTo(made.Consents));
        Assert.That(undone.Fields, Is.EqualTo(made.Fields));
        Assert.That(again.Version, Is.EqualTo(undone.Version));
        Assert.That((undoing.Verb, undoing.Undoes), Is.EqualTo(("changed", (Guid?)change.Id)));
        Assert.That((await Acme.Owner.Customers.LookupPage(ContactKind.Mail, "a@example.com", limit: 1_000)).Items.Select(found => found.Id), Does.Contain(made.Id));

        var back = await Acme.Owner.Customers.Undo(made.Id, undoing.Id);
        Assert.That(back.Contacts, Is.EqualTo(now.Contacts));
        Assert.That((back.OwnerId, back.Fields.Count, back.Consents.Count), Is.EqualTo(((Guid?)Acme.OwnerId, 0, 2)));

        await Acme.Owner.Customers.Archive(made.Id);
        Assert.That((await Acme.Owner.Customers.Undo(made.Id, (await Last(made.Id)).Id)).Archived, Is.False);
    }

    [Test]
    public async Task What_cannot_be_taken_back_is_refused_whole_and_says_why()
    {
        var field = await Acme.Owner.Fields.Define(new($"k{Company.NewId():n}", "A field", FieldType.Text));
        var external = NewText();
        var made = await Acme.Owner.Customers.Register(new(
            CustomerKind.Person, "Cheng", Tags: ["vip"], ExternalId: external, Fields: new Dictionary<string, string?> { [field.Key] = "gold" }));
        var registered = await Last(made.Id);
        await Acme.Owner.Customers.Change(made.Id, new(Name: "Cheng Yu", Tags: []));
        var several = await Last(made.Id);
        await Acme.Owner.Customers.Change(made.Id, new(Fields: new Dictionary<string, string?> { [field.Key] = "" }));
        var emptied = await Last(made.Id);
        var changed = await Acme.Owner.Customers.Change(made.Id, new(Name: "Somebody else", ExternalId: ""));
        var freed = await Last(made.Id);
        await Acme.Owner.Fields.Change(field.Id, new(Archived: true));
        var other = await Acme.Owner.Customers.Register(new(CustomerKind.Person, "Other", ExternalId: external));

        Assert.That(Refused(() => Undo(registered)), Is.EqualTo((409, "not_undoable", (string?)null)));
        Assert.That(Refused(() => Undo(several)), Is.EqualTo((409, "changed_since", "name")));
        Assert.That(Refused(() => Undo(emptied)), Is.EqualTo((422, "archived", $"fields.{field.Key}")));
        Assert.That(Refused(() => Undo(freed)), Is.EqualTo((409, "external_id_taken", "externalId")));
        Assert.That(Refused(() => Acme.Owner.Customers.Undo(made.Id, freed.Id, changed.Version - 1)).Status, Is.EqualTo(412));
        Assert.That(Refused(() => Acme.Owner.Customers.Undo(other.Id, freed.Id)).Status, Is.EqualTo(404));
        Assert.That(Refused(() => Acme.Owner.Customers.Undo(made.Id, Company.NewId())).Status, Is.EqualTo(404));
        Assert.That(await Acme.Owner.Customers.Read(made.Id), Has.Property("Version").EqualTo(changed.Version).And.Property("Tags").Empty);

        Task Undo(CustomerChange change) => Acme.Owner.Customers.Undo(made.Id, change.Id);
    }

    private async Task<CustomerChange> Last(Guid customer) => (await Acme.Owner.Customers.HistoryPage(customer, limit: 1)).Items[0];

    private static string NewText() => $"{Company.NewId():n}";

    private static (int Status, string Code, string? Field) Refused(Func<Task> act)
    {
        var e = Assert.ThrowsAsync<CrmApiException>(() => act())!;
        return ((int)e.Status, e.Code, e.Field);
    }
}
