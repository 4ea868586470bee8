using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class ApiKeyTests
{
    private CrmSilo _silo = null!;

    [OneTimeSetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [Test]
    public async Task A_key_may_do_what_its_scopes_say_without_a_seat()
    {
        var acme = await _silo.Open();
        var scopes = Right.ServeCustomers | Right.ReadCustomers;
        var key = (await Make(acme, scopes)).Value;
        var principal = (await Prove(key)).Value;
        Assert.That((principal.Rights, principal.Tenant, principal.Caller.Kind, principal.ExpiresAt), Is.EqualTo((scopes, (TenantId?)acme.Id, ActorKind.ApiKey, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task A_key_gets_no_more_than_its_maker_has()
    {
        var acme = await _silo.Open();
        var maker = (await Make(acme, Right.ReadCustomers | Right.ManageKeys)).Value;
        var refused = await Make(acme, Right.ManageTenant | Right.ReadCustomers, by: CallerOf(maker));
        Assert.That((refused.Refusal.Kind, refused.Refusal.Code), Is.EqualTo((RefusalKind.Forbidden, "scopes_exceed_yours")));
        foreach (var scopes in new[] { Right.None, Right.Operate, Right.Operate | Right.ReadCustomers, (Right)(1 << 29) })
            Assert.That((await Make(acme, scopes)).Refusal.Field, Is.EqualTo("scopes"));
        Assert.That((await Make(acme, Right.ReadCustomers, name: "")).Refusal.Field, Is.EqualTo("name"));
        Assert.That((await Make(acme, Right.ReadCustomers, name: "a\u001fb")).Refusal.Field, Is.EqualTo("name"));
        Assert.That((await Make(acme, Right.ReadCustomers, name: new('x', 101))).Refusal.Field, Is.EqualTo("name"));
    }

    [Test]
    public async Task The_token_is_told_once_and_stored_hashed()
    {
        var acme = await _silo.Open();
        var (id, once) = (Guid.CreateVersion7(), Companies.Once());
        var grain = _silo.Grains.ApiKey(acme.Id, id);
        var command = new MakeApiKey("import", Right.ReadCustomers);
        var first = (await grain.Make(command, acme.OwnerCaller, once)).Value;
        var again = (await grain.Make(command, acme.OwnerCaller, once)).Value;
        Assert.That((again with { Token = first.Token }, again.Token), Is.EqualTo((first, (string?)null)));
        Assert.That((await grain.Make(command, acme.OwnerCaller, Companies.Once())).Refusal.Code, Is.EqualTo("id_reused"));
        Assert.That((await grain.Make(command, acme.OwnerCaller, once with { Fingerprint = "other" })).Refusal.Code, Is.EqualTo("id_reused"));

        await _silo.Restart();
        Assert.That((await Prove(first)).IsOk, "after a restart");
        Assert.That((await _silo.Rows<ApiKeyRow>(acme.Id)).Single().SecretHash, Has.Length.EqualTo(32));
        var secret = Company.TokenOf(first.Token).Secret;
        Assert.That((await _silo.Rows<RequestRow>(acme.Id)).Select(row => row.Answer), Has.None.Contains(secret));
        Assert.That((await _silo.Rows<JournalRow>(acme.Id)).Select(row => row.Details), Has.None.Contains(secret));
    }

    [Test]
    public async Task A_revoked_key_proves_nothing()
    {
        var acme = await _silo.Open();
        var key = (await Make(acme, Right.ReadCustomers)).Value;
        var grain = _silo.Grains.ApiKey(acme.Id, key.Id);
        Assert.That((await grain.Prove(new('A', Token.SecretLength))).Refusal.Kind, Is.EqualTo(RefusalKind.Unauthenticated));
        Assert.That((await Prove(key)).IsOk, "before");
        Assert.That((await grain.Revoke(acme.OwnerCaller)).Value.Revoked);
        Assert.That((await grain.Revoke(acme.OwnerCaller)).Value.Revoked, "again");
        Assert.That((await Prove(key)).Refusal.Code, Is.EqualTo("key_revoked"));
        Assert.That((await _silo.Journal(acme.Id)).TakeLast(2), Is.EqualTo(new[] { "api_key made", "api_key revoked" }));
        Assert.That((await _silo.Grains.ApiKey(acme.Id, Guid.CreateVersion7()).Revoke(acme.OwnerCaller)).Refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_key_gives_no_role_that_exceeds_its_scopes()
    {
        var acme = await _silo.Open();
        var narrow = (await Make(acme, Right.ManageMembers)).Value;
        var wide = (await Make(acme, Roles.Grantable)).Value;
        Task<Outcome<Invitation>> Invite(ApiKey key, Role role) => acme.Grain.Invite(
            new(Guid.CreateVersion7(), Companies.NewMail("eve"), [role]), CallerOf(key), Companies.Once());
        Assert.That((await Invite(narrow, Role.Admin)).Refusal.Code, Is.EqualTo("roles_exceed_yours"));
        Assert.That((await Invite(wide, Role.Owner)).Refusal.Code, Is.EqualTo("owner_needed"));
        Assert.That((await Invite(wide, Role.Admin)).IsOk);
        await _silo.Grains.ApiKey(acme.Id, wide.Id).Revoke(acme.OwnerCaller);
        Assert.That((await Invite(wide, Role.Admin)).Refusal.Kind, Is.EqualTo(RefusalKind.Forbidden), "once revoked");
    }

    [Test]
    public async Task Who_lost_the_right_makes_and_revokes_no_key_at_once()
    {
        var acme = await _silo.Open();
        var key = (await Make(acme, Right.ReadCustomers)).Value;
        var (removed, demoted) = (await acme.Join("rob", Role.Admin), await acme.Join("dee", Role.Admin));
        var makers = new[] { Company.CallerOf(removed), Company.CallerOf(demoted), CallerOf((await Make(acme, Roles.Grantable)).Value) };
        foreach (var maker in makers)
            Assert.That((await Make(acme, Right.ReadTenant, by: maker)).IsOk, "before");

        await acme.Grain.RemoveMember(removed.AccountId, acme.OwnerCaller);
        await acme.Grain.ChangeMember(demoted.AccountId, [Role.Agent], null, acme.OwnerCaller);
        await _silo.Grains.ApiKey(acme.Id, makers[2].Id).Revoke(acme.OwnerCaller);
        foreach (var maker in makers)
        {
            Assert.That((await Make(acme, Right.ReadTenant, by: maker)).Refusal.Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await _silo.Grains.ApiKey(acme.Id, key.Id).Revoke(maker)).Refusal.Kind, Is.EqualTo(RefusalKind.Forbidden));
        }

        Assert.That((await Prove(key)).IsOk, "still there");
    }

    [Test]
    public async Task Keys_rest_while_the_tenant_is_suspended()
    {
        var acme = await _silo.Open();
        var key = (await Make(acme, Right.ReadCustomers)).Value;
        await acme.Grain.SetState(TenantState.Suspended, "", Company.Operator);
        Assert.That((await Prove(key)).Refusal.Code, Is.EqualTo("tenant_suspended"));
        Assert.That((await Make(acme, Right.ReadTenant)).Refusal.Code, Is.EqualTo("tenant_suspended"));
        await acme.Grain.SetState(TenantState.Active, "", Company.Operator);
        Assert.That((await Prove(key)).IsOk);
    }

    [Test]
    public async Task Keys_are_listed_newest_first_without_their_tokens()
    {
        var acme = await _silo.Open();
        var made = new List<Guid>();
        for (var i = 0; i < 3; i++)
            made.Add((await Make(acme, Right.ReadCustomers)).Value.Id);
        var first = (await _silo.Grains.TenantReader(acme.Id).ApiKeys(null, 2)).Value;
        var second = (await _silo.Grains.TenantReader(acme.Id).ApiKeys(first.Next, 2)).Value;
        var listed = first.Items.Concat(second.Items).ToArray();
        Assert.That(listed.Select(key => key.Id), Is.EqualTo(Enumerable.Reverse(made)));
        Assert.That(listed.Select(key => key.Token), Is.All.Null);
    }

    private static Caller CallerOf(ApiKey key) => new(ActorKind.ApiKey, key.Id, key.Id);

    private Task<Outcome<ApiKey>> Make(Company company, Right scopes, Caller? by = null, string name = "import") => _silo.Grains
        .ApiKey(company.Id, Guid.CreateVersion7())
        .Make(new(name, scopes), by ?? company.OwnerCaller, Companies.Once());

    private Task<Outcome<Principal>> Prove(ApiKey key)
    {
        var token = Company.TokenOf(key.Token);
        return _silo.Grains.ApiKey(token.Tenant, token.Id).Prove(token.Secret);
    }
}
