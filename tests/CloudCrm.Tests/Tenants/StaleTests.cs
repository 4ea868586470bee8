using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts;
using CloudCrm.Crm.Tenants.Credentials;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using CloudCrm.Host.Demo;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Tenants;

/// <summary>Two activations of one tenant on one database, each sure to be the only one.</summary>
[TestFixture]
internal sealed class StaleTests
{
    private readonly ShiftedTime _time = new();
    private CrmStore _store = null!;
    private StoreSilo _one = null!;
    private StoreSilo _other = null!;
    private TenantId _tenant;
    private Caller _owner = null!;

    private ITenantGrain One => _one.Grains.Tenant(_tenant);

    private ITenantGrain Other => _other.Grains.Tenant(_tenant);

    [OneTimeSetUp]
    public async Task Start()
    {
        _store = await CrmStore.Open();
        _one = await StoreSilo.Start(_store, _time);
        _other = await StoreSilo.Start(_store, _time);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _store.DisposeAsync();
    }

    [SetUp]
    public async Task Open()
    {
        _tenant = Companies.NewTenant();
        _owner = new(ActorKind.Account, Guid.CreateVersion7(), Guid.CreateVersion7());
        await _store.Writer.Commit(Act.CreateGlobal(Account(_owner.Id)));
        await One.Open(new("Acme", "team", "UTC", "en", _owner.Id, "Ada", "ada@example.com"), _owner, Companies.Once());
        await Other.Read();
    }

    [Test]
    public async Task No_change_is_lost()
    {
        await One.BuySeats(3, null, _owner);
        var renamed = (await Other.Change(new("Acme Two", null, null, null), null, _owner)).Value;
        Assert.That((renamed.Name, renamed.SeatsBought), Is.EqualTo(("Acme Two", 3)));
        Assert.That((await One.BuySeats(4, renamed.Version - 1, _owner)).Refusal.Kind, Is.EqualTo(RefusalKind.VersionMismatch));
    }

    [Test]
    public async Task The_last_seat_is_given_once()
    {
        var (bob, eve) = (await Join("bob"), await Join("eve"));
        await Other.BuySeats(2, null, _owner);
        await One.BuySeats(2, null, _owner);
        Assert.That((await One.AssignSeat(bob, _owner)).IsOk);
        Assert.That((await Other.AssignSeat(eve, _owner)).Refusal.Code, Is.EqualTo("no_free_seat"));
        await using var db = _store.Source.ForTenant(_tenant);
        Assert.That(await db.Set<MembershipRow>().CountAsync(row => row.TenantId == _tenant && row.HasSeat), Is.EqualTo(2));
    }

    [Test]
    public async Task An_invitation_is_taken_up_once()
    {
        var (id, secret) = await Invite("bob");
        await Other.BuySeats(2, null, _owner);
        await One.BuySeats(3, null, _owner);
        Assert.That((await Other.CheckInvitation(id, secret)).IsOk, "both know the invitation");
        Assert.That((await One.Join(id, secret, Guid.CreateVersion7(), "Bob", _owner)).IsOk);
        var eve = Guid.CreateVersion7();
        Assert.That((await Other.Join(id, secret, eve, "Eve", _owner)).Refusal.Code, Is.EqualTo("busy"));
        Assert.That((await Other.Join(id, secret, eve, "Eve", _owner)).Refusal.Code, Is.EqualTo("invitation_accepted"));
        Assert.That((await Other.Member(eve)).IsOk, Is.False);
    }

    [Test]
    public async Task Of_two_openings_of_one_tenant_one_counts()
    {
        var tenant = Companies.NewTenant();
        await _other.Grains.Tenant(tenant).Read();
        var (command, once) = (new OpenTenant("Acme", "team", "UTC", "en", _owner.Id, "Ada", "ada@example.com"), Companies.Once());
        var first = (await _one.Grains.Tenant(tenant).Open(command, _owner, once)).Value;
        var again = (await _other.Grains.Tenant(tenant).Open(command, _owner, once)).Value;
        Assert.That(again with { Origins = first.Origins }, Is.EqualTo(first));
        Assert.That((await _other.Grains.Tenant(tenant).Open(command, _owner, Companies.Once())).Refusal.Code, Is.EqualTo("id_reused"));
    }

    [Test]
    public async Task A_session_that_was_ended_elsewhere_is_not_brought_back_by_its_use()
    {
        var (one, other) = (_one.Grains.Session(_tenant, _owner.CredentialId), _other.Grains.Session(_tenant, _owner.CredentialId));
        var secret = Company.TokenOf((await one.Open(_owner.Id, "", Companies.Visitor)).Value.Token).Secret;
        Assert.That((await other.Prove(secret)).IsOk);
        await one.End(_owner);
        _time.Advance(TimeSpan.FromHours(2));
        Assert.That((await other.Prove(secret)).Refusal.Code, Is.EqualTo("session_ended"));
        Assert.That((await one.Prove(secret)).Refusal.Code, Is.EqualTo("session_ended"));
    }

    [Test]
    public async Task An_invented_credential_leaves_nothing_in_memory()
    {
        var (session, key, operators) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var invented = Secrets.New();
        var unknown = Refusal.Unauthenticated();
        Assert.That((await _other.Grains.Session(_tenant, session).Prove(invented)).Refusal, Is.EqualTo(unknown));
        Assert.That((await _other.Grains.ApiKey(_tenant, key).Prove(invented)).Refusal, Is.EqualTo(unknown));
        Assert.That((await _other.Grains.OperatorSession(operators).Prove(invented)).Refusal, Is.EqualTo(unknown));

        // An activation that had stayed would go on saying that there is nothing.
        var opened = Company.TokenOf((await _one.Grains.Session(_tenant, session).Open(_owner.Id, "", Companies.Visitor)).Value.Token);
        var made = Company.TokenOf((await _one.Grains.ApiKey(_tenant, key).Make(new("a program", Right.ReadTenant), _owner, Companies.Once())).Value.Token);
        var signedIn = Company.TokenOf((await _one.Grains.OperatorSession(operators).Open(_owner.Id, "")).Value.Token);
        Assert.That((await _other.Grains.Session(_tenant, session).Prove(opened.Secret)).IsOk);
        Assert.That((await _other.Grains.ApiKey(_tenant, key).Prove(made.Secret)).IsOk);
        Assert.That((await _other.Grains.OperatorSession(operators).Prove(signedIn.Secret)).IsOk);
    }

    [Test]
    public async Task An_invented_invitation_leaves_no_tenant_in_memory()
    {
        var tenant = Companies.NewTenant();
        Assert.That((await _other.Grains.Tenant(tenant).CheckInvitation(Guid.CreateVersion7(), Secrets.New())).Refusal.Code, Is.EqualTo("not_found"));
        await _one.Grains.Tenant(tenant).Open(new("Acme", "team", "UTC", "en", _owner.Id, "Ada", "ada@example.com"), _owner, Companies.Once());
        Assert.That((await _other.Grains.Tenant(tenant).Read()).IsOk);
    }

    private AccountRow Account(Guid id) => new()
    {
        Id = id,
        Mail = "ada@example.com",
        MailKey = Companies.NewMail("ada"),
        Name = "Ada",
        PasswordHash = "",
        SecurityStamp = "",
        TwoFactor = false,
        AuthenticatorKey = null,
        IsOperator = true,
        VerifiedAt = null,
        LastStep = 0,
        RecoveryCodes = "",
        Language = "",
        CreatedAt = _time.GetUtcNow().ToInstant(),
        Version = 1,
    };

    private async Task<Guid> Join(string name)
    {
        var (id, secret) = await Invite(name);
        return (await One.Join(id, secret, Guid.CreateVersion7(), name, _owner)).Value.AccountId;
    }

    private async Task<(Guid Id, string Secret)> Invite(string name)
    {
        var invite = new Invite(Guid.CreateVersion7(), Companies.NewMail(name), [Role.Agent]);
        return (invite.Id, Company.TokenOf((await One.Invite(invite, _owner, Companies.Once())).Value.Token).Secret);
    }
}
