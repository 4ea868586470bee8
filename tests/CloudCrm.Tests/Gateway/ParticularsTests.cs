using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>What is known of a customer beside its name and contacts, and the tenant's own fields.</summary>
[TestFixture]
internal sealed class ParticularsTests : CompanyFixture
{
    [Test]
    public async Task A_customer_keeps_all_that_is_known_of_it()
    {
        var organisation = await Acme.Owner.Customers.Register(new(CustomerKind.Organisation, "Sunrise Coffee"));
        var field = await NewField(FieldType.Number);
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        var made = await Acme.Owner.Customers.Register(new(
            CustomerKind.Person, "Cheng Yu", ExternalId: NewText(), OwnerId: Acme.OwnerId, Tags: ["VIP", "north"], Addresses: [new("home", City: "Taipei", Country: "TW")],
            Consents: [new("mail", true, at, "web form")], Relations: [new(organisation.Id, "employee")], Fields: new Dictionary<string, string?> { [field.Key] = "007.50" }));
        var read = await Acme.Owner.Customers.Read(made.Id);

        Assert.Multiple(() =>
        {
            Assert.That(read.ExternalId, Is.EqualTo(made.ExternalId).And.Not.Null);
            Assert.That(read.OwnerId, Is.EqualTo(Acme.OwnerId));
            Assert.That(read.Tags, Is.EqualTo(new[] { "VIP", "north" }));
            Assert.That(read.Addresses, Is.EqualTo(new[] { new PostalAddress("home", City: "Taipei", Country: "TW") }));
            Assert.That(read.Consents, Is.EqualTo(new[] { new Consent("mail", true, at, "web form") }));
            Assert.That(read.Relations, Is.EqualTo(new[] { new Relation(organisation.Id, "employee") }));
            Assert.That(read.Fields, Is.EqualTo(new Dictionary<string, string> { [field.Key] = "007.50" }));
        });
        var related = await Acme.Owner.Customers.RelatedPage(organisation.Id);
        Assert.That(related.Items, Is.EqualTo(new[] { new Related(made.Id, "Cheng Yu", "employee") }));
    }

    [Test]
    public async Task What_is_not_named_stays_and_what_is_emptied_goes()
    {
        var (one, other) = (await NewField(FieldType.Text), await NewField(FieldType.YesNo));
        var made = await Acme.Owner.Customers.Register(new(
            CustomerKind.Person, "Cheng Yu", ExternalId: NewText(), OwnerId: Acme.OwnerId, Tags: ["vip"],
            Consents: [new("mail", true), new("sms", true)], Fields: new Dictionary<string, string?> { [one.Key] = "gold", [other.Key] = "yes" }));

        var changed = await Acme.Owner.Customers.Change(made.Id, new(
            Unown: true, ExternalId: "", Consents: [new("sms", false, Source: "phone")], Fields: new Dictionary<string, string?> { [one.Key] = null }));

        Assert.Multiple(() =>
        {
            Assert.That(changed.Name, Is.EqualTo("Cheng Yu"));
            Assert.That(changed.Tags, Is.EqualTo(new[] { "vip" }));
            Assert.That((changed.OwnerId, changed.ExternalId), Is.EqualTo(((Guid?)null, (string?)null)));
            Assert.That(changed.Consents.Select(c => (c.Channel, c.Granted)), Is.EqualTo(new[] { ("mail", true), ("sms", false) }));
            Assert.That(changed.Fields, Is.EqualTo(new Dictionary<string, string> { [other.Key] = "yes" }));
        });
        var journal = (await Acme.Owner.Journal.Page(limit: 1_000)).Items.Last(entry => entry.EntityId == made.Id);
        Assert.That(journal.Details.GetProperty($"fields.{one.Key}").GetProperty("before").GetString(), Is.EqualTo("gold"));
    }

    [Test]
    public async Task An_external_id_is_one_customers_only_and_may_stand_in_for_a_name()
    {
        var external = NewText();
        var first = await Acme.Owner.Customers.Register(new(CustomerKind.Person, "", ExternalId: external));
        var second = await Acme.Owner.Customers.Register(new(CustomerKind.Person, "Second"));

        Assert.That(first.Name, Is.Empty);
        Assert.That(Refused(() => Acme.Owner.Customers.Register(new(CustomerKind.Person, "", ExternalId: external))), Is.EqualTo((409, "externalId")));
        Assert.That(Refused(() => Acme.Owner.Customers.Change(second.Id, new(ExternalId: external))), Is.EqualTo((409, "externalId")));
        Assert.That(Refused(() => Acme.Owner.Customers.Change(first.Id, new(ExternalId: ""))), Is.EqualTo((422, "name")));
        Assert.That((await Acme.Owner.Customers.Change(first.Id, new(Name: "Known", ExternalId: ""))).Name, Is.EqualTo("Known"));
        Assert.That((await Acme.Owner.Customers.Change(second.Id, new(ExternalId: external))).ExternalId, Is.EqualTo(external));
    }

    [Test]
    public async Task Wrong_particulars_are_refused_by_name()
    {
        var number = await NewField(FieldType.Number);
        var archived = await NewField(FieldType.Text);
        await Acme.Owner.Fields.Change(archived.Id, new(Archived: true));
        (RegisterCustomer Request, string Field)[] wrong =
        [
            (Made() with { Tags = ["vip", "VIP"] }, "tags"),
            (Made() with { Tags = [""] }, "tags[0]"),
            (Made() with { Tags = [.. Enumerable.Range(0, 51).Select(n => $"t{n}")] }, "tags"),
            (Made() with { Addresses = [new()] }, "addresses[0]"),
            (Made() with { Addresses = [new(Country: "Taiwan")] }, "addresses[0].country"),
            (Made() with { Consents = [new("Mail!", true)] }, "consents[0].channel"),
            (Made() with { Consents = [new("mail", true, TimeProvider.System.GetUtcNow().AddDays(1))] }, "consents[0].at"),
            (Made() with { Relations = [new(Company.NewId(), "employee")] }, "relations[0].customerId"),
            (Made() with { Relations = [new(await Acme.NewCustomer(), "Employee")] }, "relations[0].type"),
            (Made() with { OwnerId = Company.NewId() }, "ownerId"),
            (Made() with { Fields = new Dictionary<string, string?> { ["nothing"] = "1" } }, "fields.nothing"),
            (Made() with { Fields = new Dictionary<string, string?> { [number.Key] = "many" } }, $"fields.{number.Key}"),
            (Made() with { Fields = new Dictionary<string, string?> { [archived.Key] = "late" } }, $"fields.{archived.Key}"),
        ];

        Assert.Multiple(() =>
        {
            foreach (var (request, field) in wrong)
                Assert.That(Refused(() => Acme.Owner.Customers.Register(request)), Is.EqualTo((422, field)));
        });
    }

    [Test]
    public async Task A_field_keeps_its_key_and_type_and_there_are_bounds()
    {
        using var company = await Company.Open(Api);
        var made = await company.Owner.Fields.Define(new("Contract", "Contract", FieldType.Choice, ["Month-to-month", "One year"], true));
        var changed = await company.Owner.Fields.Change(made.Id, new("Term", ["One year"]), made.Version);
        for (var i = 1; i < 10; i++)
            await company.Owner.Fields.Define(new($"f{i}", "Filterable", FieldType.Text, Filterable: true));

        Assert.Multiple(() =>
        {
            Assert.That((changed.Key, changed.Label, changed.Version), Is.EqualTo(("Contract", "Term", 2L)));
            Assert.That(Refused(() => company.Owner.Fields.Define(new("contract", "Again", FieldType.Text))), Is.EqualTo((409, "key")));
            Assert.That(Refused(() => company.Owner.Fields.Define(new("one too many", "Space", FieldType.Text))), Is.EqualTo((422, "key")));
            Assert.That(Refused(() => company.Owner.Fields.Define(new("f10", "Eleventh", FieldType.Text, Filterable: true))), Is.EqualTo((402, "filterable")));
            Assert.That(Refused(() => company.Owner.Fields.Define(new("c", "No choice", FieldType.Choice))), Is.EqualTo((422, "choices")));
        });
        Assert.That((await company.Owner.Fields.List()).Select(field => field.Key).First(), Is.EqualTo("Contract"));
        Assert.That(await company.Owner.Fields.List(), Has.Count.EqualTo(10));
    }

    private static RegisterCustomer Made() => new(CustomerKind.Person, "Made");

    private static string NewText() => $"{Company.NewId():n}";

    private Task<CustomField> NewField(FieldType type) => Acme.Owner.Fields.Define(new($"k{Company.NewId():n}", "A field", type));

    private static (int Status, string? Field) Refused(Func<Task> call)
    {
        var refused = Assert.ThrowsAsync<CrmApiException>(() => call())!;
        return ((int)refused.Status, refused.Field);
    }
}
