using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Rights of roles to fields of customers: how they are set, and what a change leaves alone.</summary>
[TestFixture]
internal sealed class FieldRightsTests
{
    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _api = await TheApi.Shared;

    [Test]
    public async Task A_hidden_field_is_seen_by_owners_only_and_outlives_the_changes_of_others()
    {
        using var acme = await Company.Open(_api);
        var made = await acme.Owner.Customers.Register(new(
            CustomerKind.Person, "Cheng Yu", [new(ContactKind.Phone, "+886 912 345 678"), new(ContactKind.Mail, "cheng@example.com")], Tags: ["vip"]));
        await acme.Owner.Tenant.SetFieldRights(new([new(Role.Agent, "phone", FieldAccess.Hidden), new(Role.Agent, "tags", FieldAccess.ReadOnly)]));
        var (_, agent) = await acme.NewMember(true, Role.Agent);

        var seen = await agent.Customers.Read(made.Id);
        var changed = await agent.Customers.Change(made.Id, new(Contacts: [new(ContactKind.Mail, "yu@example.com")], Tags: ["vip"]));

        Assert.That(seen.Contacts, Is.EqualTo(new[] { new ContactPoint(ContactKind.Mail, "cheng@example.com") }));
        Assert.That(changed.Contacts, Is.EqualTo(new[] { new ContactPoint(ContactKind.Mail, "yu@example.com") }));
        Assert.That(
            (await acme.Owner.Customers.Read(made.Id)).Contacts,
            Is.EqualTo(new[] { new ContactPoint(ContactKind.Phone, "+886 912 345 678"), new ContactPoint(ContactKind.Mail, "yu@example.com") }));
        Assert.That(Refused(() => agent.Customers.Change(made.Id, new(Tags: []))), Is.EqualTo((403, "field_locked", "tags")));
        Assert.That(Refused(() => agent.Customers.Change(made.Id, new(Contacts: [new(ContactKind.Phone, "+886 912 345 678")]))), Is.EqualTo((403, "field_hidden", "contacts[0]")));
        Assert.That(Refused(() => agent.Customers.Change(made.Id, new(Contacts: [new(ContactKind.Mail, "no mail")]))), Is.EqualTo((422, "contact", "contacts[0].value")));
        Assert.That(Refused(() => agent.Customers.Register(new(CustomerKind.Person, "Bo", Tags: ["vip"]))), Is.EqualTo((403, "field_locked", "tags")));
        Assert.That((await acme.Owner.Customers.Change(made.Id, new(Tags: []))).Tags, Is.Empty);
    }

    [Test]
    public async Task Rules_are_checked_and_hold_within_seconds_also_for_answers_that_are_remembered()
    {
        using var acme = await Company.Open(_api);
        var (_, agent) = await acme.NewMember(true, Role.Agent);
        var (id, key) = (Company.NewId(), $"k{Company.NewId():n}");
        var request = new RegisterCustomer(CustomerKind.Person, "Cheng Yu", ExternalId: $"{Company.NewId():n}", Id: id);
        var first = await agent.Customers.Register(request, key);
        var archive = new Shot("POST", $"/v1/customers/{id}/archive").With("Idempotency-Key", $"{key}a").As(agent.Token);
        Assert.That((await archive.Fire(_api)).Text, Does.Contain(request.ExternalId));

        var set = await acme.Owner.Tenant.SetFieldRights(new([new(Role.Agent, "externalId", FieldAccess.Hidden)]));
        _api.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.That(first.ExternalId, Is.EqualTo(request.ExternalId));
        Assert.That(Refused(() => agent.Customers.Register(request, key)), Is.EqualTo((403, "field_hidden", "externalId")));
        var again = await archive.Fire(_api);
        Assert.That((again.IsOk, again.Text.Contains(request.ExternalId!, StringComparison.Ordinal)), Is.EqualTo((true, false)), "A remembered answer is shown as it may be seen now.");
        Assert.That((await archive.As(acme.Token).With("Idempotency-Key", $"{key}b").Fire(_api)).Text, Does.Contain(request.ExternalId));
        var session = await agent.Sessions.Read();
        Assert.That((session.HiddenFields, session.LockedFields), Is.EqualTo((new[] { "externalId" }, Array.Empty<string>())));
        Assert.That(await acme.Owner.Tenant.FieldRights(), Has.Property("Rules").EqualTo(set.Rules).And.Property("Version").EqualTo(set.Version));
        Assert.That(Refused(() => acme.Owner.Tenant.SetFieldRights(new([]), set.Version - 1)).Status, Is.EqualTo(412));
        Assert.That(Refused(() => agent.Tenant.SetFieldRights(new([]))).Status, Is.EqualTo(403));
        (FieldRule Rule, string Field)[] wrong =
        [
            (new(Role.Owner, "phone", FieldAccess.Hidden), "rules[0].role"),
            (new(Role.Admin, "phone", FieldAccess.Hidden), "rules[0].role"),
            (new(Role.Billing, "phone", FieldAccess.Hidden), "rules[0].role"),
            (new(Role.Agent, "name", FieldAccess.Hidden), "rules[0].access"),
            (new(Role.Agent, "contacts", FieldAccess.Hidden), "rules[0].field"),
            (new(Role.Agent, "fields.nothing", FieldAccess.Hidden), "rules[0].field"),
        ];
        foreach (var (rule, field) in wrong)
            Assert.That(Refused(() => acme.Owner.Tenant.SetFieldRights(new([rule]))), Is.EqualTo((422, Refused(() => acme.Owner.Tenant.SetFieldRights(new([rule]))).Code, field)));
        Assert.That(Refused(() => acme.Owner.Tenant.SetFieldRights(new([set.Rules[0], set.Rules[0]]))), Is.EqualTo((422, "duplicate", "rules[1]")));
    }

    [Test]
    public async Task A_key_sees_what_the_role_sees_that_it_was_given_and_administers_nothing()
    {
        using var acme = await Company.Open(_api);
        var made = await acme.Owner.Customers.Register(new(CustomerKind.Person, "Cheng Yu", OwnerId: acme.OwnerId));
        await acme.Owner.Tenant.SetFieldRights(new([new(Role.Viewer, "ownerId", FieldAccess.Hidden)]));
        var bounded = await acme.Owner.ApiKeys.Make(new("a shop", [Right.ReadCustomers], SeesAs: Role.Viewer));
        var open = await acme.Owner.ApiKeys.Make(new("a shop", [Right.ReadCustomers]));
        using var shop = new CrmClient(_api.Address, bounded.Token);
        using var office = new CrmClient(_api.Address, open.Token);

        Assert.That((await shop.Customers.Read(made.Id)).OwnerId, Is.Null);
        Assert.That((await office.Customers.Read(made.Id)).OwnerId, Is.EqualTo(acme.OwnerId));
        Assert.That((await acme.Owner.ApiKeys.Page()).Items.Select(key => key.SeesAs), Is.EqualTo(new Role?[] { null, Role.Viewer }));
        foreach (var right in new[] { Right.ManageTenant, Right.ManageMembers, Right.ManageKeys, Right.ManageWebhooks })
            Assert.That(Refused(() => acme.Owner.ApiKeys.Make(new("a shop", [right], SeesAs: Role.Viewer))), Is.EqualTo((422, "invalid", "seesAs")));
    }

    private static (int Status, string Code, string? Field) Refused(Func<Task> act)
    {
        var e = Assert.ThrowsAsync<CrmApiException>(() => act())!;
        return ((int)e.Status, e.Code, e.Field);
    }
}
