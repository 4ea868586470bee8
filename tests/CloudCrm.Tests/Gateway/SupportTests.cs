using System.Net;
using CloudCrm.Client;

namespace CloudCrm.Tests.Gateway;

/// <summary>Operators enter a tenant only with its consent, for a time, and in its sight.</summary>
[TestFixture]
internal sealed class SupportTests
{
    private TheApi _api = null!;
    private Company _acme = null!;
    private CrmClient _operator = null!;

    [SetUp]
    public async Task Start()
    {
        _api = await TheApi.Start();
        _acme = await Company.Open(_api);
        _operator = await _api.Operator();
    }

    [TearDown]
    public async Task Stop()
    {
        _acme?.Dispose();
        _operator?.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Without_consent_nobody_enters_and_with_it_the_tenant_sees_all_that_is_done()
    {
        Assert.That(Refused(() => _operator.Operator.Enter(_acme.Tenant)), Is.EqualTo((403, "no_support_access")));
        Assert.That(Refused(() => _operator.Operator.Enter(Company.NewId())), Is.EqualTo((404, "not_found")));
        var customer = await _acme.NewCustomer("Cheng Yu");
        var consent = await _acme.Owner.Support.Grant(new(4, "The import looks wrong."));
        using var rival = await Company.Open(_api, "Rival");
        Assert.That(Refused(() => _operator.Operator.Enter(rival.Tenant)), Is.EqualTo((403, "no_support_access")), "another tenant's consent");

        using var support = await Enter();

        Assert.That((await support.Customers.Read(customer)).Name, Is.EqualTo("Cheng Yu"));
        var session = await support.Sessions.Read();
        Assert.That((session.Kind, session.Tenant, session.ExpiresAt), Is.EqualTo((ActorKind.Support, _acme.Tenant, (DateTimeOffset?)consent.ExpiresAt)));
        var me = (await _operator.Operator.Session()).AccountId;
        var trail = (await _acme.Owner.Journal.Page(limit: 1_000, filter: new(EntityId: consent.Id))).Items;
        Assert.That(trail.Select(entry => (entry.Verb, entry.By.Kind)), Is.EqualTo(new[]
        {
            ("granted", ActorKind.Account), ("entered", ActorKind.Support), ("used", ActorKind.Support), ("used", ActorKind.Support),
        }));
        Assert.That((trail[2].By.Id, trail[2].Details.GetProperty("operation").GetString(), trail[2].Details.GetProperty("subject").GetGuid()), Is.EqualTo(((Guid?)me, "ReadCustomer", customer)));
        var operators = (await _operator.Operator.JournalPage(limit: 1_000, filter: new(EntityId: _acme.Tenant))).Items;
        Assert.That(operators.Select(entry => entry.Details.GetProperty("operation").GetString()), Is.SupersetOf(new[] { "EnterTenant", "ReadCustomer", "ReadSession" }));
        Assert.That((await _acme.Owner.Support.Page()).Items.Single().EnteredAt, Is.Not.Null);
    }

    [Test]
    public async Task Support_reads_unless_it_may_change_and_never_touches_credentials_members_or_money()
    {
        var customer = await _acme.NewCustomer();
        await _acme.Owner.Support.Grant(new(1, "to look"));
        using var reader = await Enter();
        Assert.That(Refused(() => reader.Customers.Archive(customer)).Status, Is.EqualTo(403));
        await _acme.Owner.Support.Grant(new(1, "to mend", MayChange: true));
        using var mender = await Enter();

        await mender.Customers.Archive(customer);
        var archived = (await _acme.Owner.Journal.Page(limit: 1_000, filter: new(EntityId: customer, Verb: "archived"))).Items.Single();
        Assert.That(archived.By.Kind, Is.EqualTo(ActorKind.Support));
        Assert.That((await mender.Tenant.Change(new(Language: "zh-TW"))).Language, Is.EqualTo("zh-TW"), "the tenant itself looks at the rights of support");

        var forbidden = new (string Name, Func<Task> Act)[]
        {
            ("keys", () => mender.ApiKeys.Make(new("mine", [Right.ReadCustomers]))),
            ("listing keys", () => mender.ApiKeys.Page()),
            ("members", () => mender.Invitations.Invite(new(Company.NewMail(), [Role.Admin]))),
            ("roles", () => mender.Members.Change(_acme.OwnerId, new([Role.Viewer]))),
            ("seats", () => mender.Seats.Buy(2_000)),
            ("consent", () => mender.Support.Grant(new(72, "more time"))),
            ("messages", () => mender.Interactions.Open(new("x", Direction.Outbound, customer, "Hello"))),
        };
        foreach (var (name, act) in forbidden)
            Assert.That(Refused(act).Status, Is.EqualTo(403), name);
        foreach (var act in new Func<Task>[] { () => mender.Account.Read(), () => mender.Account.SessionsPage(), () => mender.Account.Switch(new(_acme.Tenant)) })
            Assert.That(Refused(act), Is.EqualTo((409, "no_account")));
    }

    [Test]
    public async Task It_ends_with_its_time_with_the_consent_with_the_operators_session_and_by_signing_out()
    {
        var consent = await _acme.Owner.Support.Grant(new(1, "to look"));
        using (var left = await Enter())
        {
            await left.Sessions.SignOut();
            Assert.That(await IsDead(left), "signed out");
        }

        using var revoked = await Enter();
        Assert.That(await IsDead(revoked), Is.False);
        Assert.That((await _acme.Owner.Support.Revoke(consent.Id)).RevokedAt, Is.Not.Null);
        await Eventually.Holds(() => IsDead(revoked), "the consent was taken back");
        Assert.That(Refused(() => _operator.Operator.Enter(_acme.Tenant)).Code, Is.EqualTo("no_support_access"));

        await _acme.Owner.Support.Grant(new(1, "to look again"));
        using var other = await _api.Operator();
        using var late = new CrmClient(_api.Address, (await other.Operator.Enter(_acme.Tenant)).Token);
        Assert.That(await IsDead(late), Is.False);
        await other.Operator.SignOut();
        await Eventually.Holds(() => IsDead(late), "the operator signed out");

        using var timed = await Enter();
        Assert.That(await IsDead(timed), Is.False);
        _api.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
        Assert.That(await IsDead(timed), "its time is over");
        Assert.That(Refused(() => _operator.Operator.Enter(_acme.Tenant)).Code, Is.EqualTo("no_support_access"));
    }

    [TestCase(0)]
    [TestCase(73)]
    public void Consent_is_for_some_hours(int hours) => Assert.That(Refused(() => _acme.Owner.Support.Grant(new(hours, "to look"))), Is.EqualTo((422, "invalid")));

    [Test]
    public async Task Only_those_who_manage_members_consent_and_only_in_their_own_tenant()
    {
        var (_, agent) = await _acme.NewMember(true, Role.Agent);
        var (_, admin) = await _acme.NewMember(false, Role.Admin);
        Assert.That(Refused(() => agent.Support.Grant(new(1, "to look"))).Status, Is.EqualTo(403));
        var consent = await admin.Support.Grant(new(1, "to look"));
        using var rival = await Company.Open(_api, "Rival");
        Assert.That(Refused(() => rival.Owner.Support.Revoke(consent.Id)).Status, Is.EqualTo(404));
        Assert.That(Refused(() => _acme.Owner.Operator.Enter(_acme.Tenant)), Is.EqualTo((403, "operator_only")));
    }

    private async Task<CrmClient> Enter() => new(_api.Address, (await _operator.Operator.Enter(_acme.Tenant)).Token);

    private async Task<bool> IsDead(CrmClient client) => (await Shot.Get("/v1/session").As(client.Token).Fire(_api)).Status == HttpStatusCode.Unauthorized;

    private static (int Status, string? Code) Refused(Func<Task> act)
    {
        var refusal = Assert.ThrowsAsync<CrmApiException>(act)!;
        return ((int)refusal.Status, refusal.Code);
    }
}
