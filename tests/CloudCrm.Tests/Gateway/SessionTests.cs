using System.Net;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Open sessions are seen and ended, keys end, and one account goes from tenant to tenant.</summary>
[TestFixture]
internal sealed class SessionTests : CompanyFixture
{
    [Test]
    public async Task A_person_sees_and_ends_own_sessions_in_all_tenants()
    {
        using var acme = await Company.Open(Api);
        using var rival = await CrmClient.SignUp(Api.Address, acme.Request with { Company = "Second" });
        var signIn = Shot.Json("POST", "/v1/sessions", $$"""{"mail":"{{acme.Request.Mail}}","password":"{{Company.Password}}","tenant":"{{acme.Tenant}}"}""");
        var other = (await signIn.With("User-Agent", "Firefox on Linux").Fire(Api)).Json["token"]!.ToString();

        var listed = (await acme.Owner.Account.SessionsPage()).Items;

        Assert.That(listed.Select(session => session.Client), Is.EqualTo(new[] { "Firefox on Linux", "", "" }), "newest first");
        Assert.That(listed.Select(session => session.Current), Is.EqualTo(new[] { false, false, true }));
        Assert.That(listed.Select(session => session.Tenant == acme.Tenant), Is.EqualTo(new[] { true, false, true }));
        var paged = new List<OpenSession>();
        await foreach (var session in acme.Owner.Account.Sessions(pageSize: 1))
            paged.Add(session);
        Assert.That(paged, Is.EqualTo(listed));

        await acme.Owner.Account.EndSession(listed[0].Id);
        await acme.Owner.Account.EndSession(listed[1].Id);

        await Dies(other);
        await Dies(rival.Token!);
        Assert.That((await acme.Owner.Account.SessionsPage()).Items.Single().Current);
        Assert.That(Refused(() => acme.Owner.Account.EndSession(listed[0].Id)), Is.EqualTo((404, "not_found")), "it has ended");
        var strangers = (await Acme.Owner.Account.SessionsPage()).Items[0].Id;
        Assert.That(Refused(() => acme.Owner.Account.EndSession(strangers)), Is.EqualTo((404, "not_found")));
    }

    [Test]
    public async Task An_admin_sees_and_ends_a_members_sessions_but_no_owners()
    {
        using var acme = await Company.Open(Api);
        var (account, agent) = await acme.NewMember(false, Role.Agent);
        var (_, admin) = await acme.NewMember(false, Role.Admin);
        var session = (await admin.Members.SessionsPage(account)).Items.Single();
        var owners = (await admin.Members.SessionsPage(acme.OwnerId)).Items.Single();

        Assert.That(Refused(() => agent.Members.SessionsPage(account)), Is.EqualTo((403, "forbidden")));
        Assert.That(Refused(() => admin.Members.EndSession(acme.OwnerId, owners.Id)), Is.EqualTo((403, "owner_needed")));
        Assert.That(Refused(() => admin.Members.EndSession(account, owners.Id)), Is.EqualTo((404, "not_found")), "a session of somebody else");
        await admin.Members.EndSession(account, session.Id);

        await Dies(agent.Token!);
        Assert.That((await acme.Owner.Account.Read()).Id, Is.EqualTo(acme.OwnerId));
        var last = (await acme.Owner.Journal.Page(limit: 1_000)).Items[^1];
        Assert.That((last.Entity, last.Verb, last.EntityId), Is.EqualTo(("session", "ended", session.Id)));
        Assert.That(last.By.Id, Is.Not.EqualTo(account), "the journal says who ended it");
    }

    [Test]
    public async Task An_account_goes_to_another_tenant_of_its_own_without_the_password()
    {
        using var acme = await Company.Open(Api);
        using var second = await CrmClient.SignUp(Api.Address, acme.Request with { Company = "Second" });
        var there = (await second.Sessions.Read()).Tenant;
        Assert.That((await acme.Owner.Account.Tenants()).Items, Is.EqualTo(new[] { new AccountTenant(acme.Tenant, "Acme", false), new AccountTenant(there, "Second", false) }));

        var switched = await acme.Owner.Account.Switch(new(there));

        using var client = new CrmClient(Api.Address, switched.Token);
        Assert.That(((await client.Sessions.Read()).Tenant, (await client.Sessions.Read()).Id), Is.EqualTo((there, acme.OwnerId)));
        Assert.That((await acme.Owner.Sessions.Read()).Tenant, Is.EqualTo(acme.Tenant), "the first session stays");
        Assert.That(Refused(() => acme.Owner.Account.Switch(new(Acme.Tenant))), Is.EqualTo((404, "not_found")), "not a member");
        Assert.That(Refused(() => acme.Owner.Account.Switch(new(Company.NewId()))), Is.EqualTo((404, "not_found")), "no such tenant");
    }

    [Test]
    public async Task A_key_ends_at_its_time_and_tells_when_it_was_used()
    {
        await using var api = await TheApi.Start();
        using var acme = await Company.Open(api);
        var now = api.Time.GetUtcNow();
        Assert.That(Refused(() => acme.Owner.ApiKeys.Make(new("late", [Right.ReadTenant], ExpiresAt: now.AddMinutes(-1)))), Is.EqualTo((422, "invalid")));
        var key = await acme.Owner.ApiKeys.Make(new("a day", [Right.ReadTenant], ExpiresAt: now.AddDays(1)));
        Assert.That((key.LastUsedAt, key.ExpiresAt!.Value - now), Is.EqualTo(((DateTimeOffset?)null, TimeSpan.FromDays(1))).Using<(DateTimeOffset?, TimeSpan)>((one, other) => one.Item1 == other.Item1 && (one.Item2 - other.Item2).Duration() < TimeSpan.FromSeconds(1)));
        using var program = new CrmClient(api.Address, key.Token);

        await program.Tenant.Read();
        var used = await LastUsed(acme, key);
        Assert.That(used - now, Is.InRange(TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        api.Time.Advance(TimeSpan.FromSeconds(30));
        await program.Tenant.Read();
        Assert.That(await LastUsed(acme, key), Is.EqualTo(used), "written at most once a minute");
        api.Time.Advance(TimeSpan.FromMinutes(2));
        await program.Tenant.Read();
        Assert.That(await LastUsed(acme, key), Is.GreaterThan(used!.Value));

        api.Time.Advance(TimeSpan.FromDays(1));
        Assert.That(Refused(() => program.Tenant.Read()), Is.EqualTo((401, "invalid_token")));
    }

    private static async Task<DateTimeOffset?> LastUsed(Company company, ApiKey key) =>
        (await company.Owner.ApiKeys.Page()).Items.Single(listed => listed.Id == key.Id).LastUsedAt;

    private Task Dies(string token) => Eventually.Holds(
        async () => (await Shot.Get("/v1/session").As(token).Fire(Api)).Status == HttpStatusCode.Unauthorized, "the session is dead");

    private static (int Status, string? Code) Refused(Func<Task> act)
    {
        var refusal = Assert.ThrowsAsync<CrmApiException>(act)!;
        return ((int)refusal.Status, refusal.Code);
    }
}
