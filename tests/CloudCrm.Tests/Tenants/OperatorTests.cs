using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class OperatorTests
{
    private CrmSilo _silo = null!;

    private IFrontDoor Door => _silo.Grains.FrontDoor();

    [SetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [TearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [Test]
    public async Task The_first_start_makes_an_operator_and_tells_its_secret_once()
    {
        var (mail, secret) = (_silo.FirstRun.Mail, _silo.FirstRun.Secret);
        Assert.That(mail, Is.EqualTo("operator@localhost"));
        var principal = (await Prove((await Door.SignInOperator(mail!, secret!)).Value)).Value;
        Assert.That((principal.Rights, principal.Tenant, principal.Caller.Kind), Is.EqualTo((Right.Operate, (TenantId?)null, ActorKind.Operator)));

        await _silo.Restart();
        Assert.That((_silo.FirstRun.Mail, _silo.FirstRun.Secret), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That((await Door.SignInOperator(mail!, secret!)).IsOk);
    }

    [Test]
    public async Task A_secret_in_the_settings_replaces_a_lost_one()
    {
        var lost = _silo.FirstRun.Secret!;
        _silo.Set("Operator:Secret", "a secret of my own");
        await _silo.Restart();
        Assert.That(_silo.FirstRun.Secret, Is.Null, "a secret of the settings is not told");
        Assert.That((await Door.SignInOperator("operator@localhost", lost)).Refusal.Code, Is.EqualTo("sign_in_failed"));
        Assert.That((await Door.SignInOperator("operator@localhost", "a secret of my own")).IsOk);
    }

    [Test]
    public async Task Another_secret_ends_the_sessions_of_the_old_one()
    {
        _silo.Set("Operator:Secret", "a secret of my own");
        await _silo.Restart();
        var old = (await Door.SignInOperator("operator@localhost", "a secret of my own")).Value;
        await _silo.Restart();
        Assert.That((await Prove(old)).IsOk, "the secret is the same");

        _silo.Set("Operator:Secret", "another secret of my own");
        await _silo.Restart();
        Assert.That((await Prove(old)).Refusal.Code, Is.EqualTo("session_ended"));
        Assert.That((await Prove((await Door.SignInOperator("operator@localhost", "another secret of my own")).Value)).IsOk, "the new one's");
    }

    [Test]
    public async Task A_session_that_was_proven_with_the_old_secret_never_opens_and_never_stays()
    {
        const string Mail = "operator@localhost";
        var id = (await Prove((await Door.SignInOperator(Mail, _silo.FirstRun.Secret!)).Value)).Value.Caller.Id;
        // What the door does, with the change of the secret at every place between its steps.
        var proof = (await _silo.Grains.Account(id).Prove(_silo.FirstRun.Secret!)).Value;
        var before = (await _silo.Grains.OperatorSession(Guid.CreateVersion7()).Open(proof.Id, proof.Stamp)).Value;
        Assert.That((await Prove(before)).IsOk, "the positive control");

        Assert.That((await _silo.Grains.Account(id).SetOperator(Mail, "another secret of my own")).Value, Is.True);
        Assert.That((await Prove(before)).Refusal.Code, Is.EqualTo("session_ended"));
        Assert.That((await _silo.Grains.OperatorSession(Guid.CreateVersion7()).Open(proof.Id, proof.Stamp)).Refusal.Code, Is.EqualTo("sign_in_failed"));

        var again = (await _silo.Grains.Account(id).Prove("another secret of my own")).Value;
        Assert.That(again.Stamp, Is.Not.EqualTo(proof.Stamp));
        Assert.That((await Prove((await _silo.Grains.OperatorSession(Guid.CreateVersion7()).Open(again.Id, again.Stamp)).Value)).IsOk);
    }

    [Test]
    public async Task A_start_with_the_secret_in_the_settings_lets_a_locked_operator_in()
    {
        _silo.Set("Operator:Secret", "a secret of my own");
        await _silo.Restart();
        for (var i = 0; i < 10; i++)
            await Door.SignInOperator("operator@localhost", "a wrong secret");
        Assert.That((await Door.SignInOperator("operator@localhost", "a secret of my own")).Refusal.Code, Is.EqualTo("sign_in_failed"), "locked");
        await _silo.Restart();
        Assert.That((await Door.SignInOperator("operator@localhost", "a secret of my own")).IsOk);
    }

    [Test]
    public async Task An_address_of_a_customer_cannot_become_the_operators()
    {
        var acme = await _silo.Open();
        _silo.Set("Operator:Mail", acme.Command.Mail);
        _silo.Set("Operator:Secret", "a secret of my own");
        Assert.That(async () => await _silo.Restart(), Throws.TypeOf<SettingException>().With.Message.Contains("Operator:Mail"));
    }

    [Test]
    public async Task An_operators_session_ends()
    {
        var signedIn = (await Door.SignInOperator("operator@localhost", _silo.FirstRun.Secret!)).Value;
        var session = _silo.Grains.OperatorSession(Company.TokenOf(signedIn.Token).Id);
        Assert.That((await session.Prove(new('A', Token.SecretLength))).Refusal.Kind, Is.EqualTo(RefusalKind.Unauthenticated));
        Assert.That((await Prove(signedIn)).IsOk, "before");
        Assert.That((await session.End(Company.Operator)).IsOk);
        Assert.That((await Prove(signedIn)).Refusal.Code, Is.EqualTo("session_ended"));

        var other = (await Door.SignInOperator("operator@localhost", _silo.FirstRun.Secret!)).Value;
        _silo.Time.Advance(TimeSpan.FromHours(11));
        Assert.That((await Prove(other)).IsOk, "in use");
        _silo.Time.Advance(TimeSpan.FromHours(12));
        Assert.That((await Prove(other)).Refusal.Code, Is.EqualTo("session_ended"));
    }

    [Test]
    public async Task The_operator_lists_all_tenants_newest_first()
    {
        var opened = new List<TenantId>();
        for (var i = 0; i < 5; i++)
            opened.Add((await _silo.Open($"Company {i}")).Id);
        var listed = new List<Tenant>();
        string? cursor = null;
        do
        {
            var page = (await _silo.Grains.OperatorReader().Tenants(new(), cursor, 2)).Value;
            listed.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.That(listed.Select(tenant => tenant.Id), Is.EqualTo(Enumerable.Reverse(opened)));
        Assert.That(listed.Select(tenant => (tenant.SeatsBought, tenant.SeatsAssigned)), Is.All.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_registered_origin_is_known_while_its_tenant_is_active()
    {
        var acme = await _silo.Open();
        const string Origin = "https://desk.example.com";
        Assert.That(await Door.KnowsOrigin(Origin), Is.False);
        await acme.Grain.Change(new(null, null, null, [Origin]), null, acme.OwnerCaller);
        _silo.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.That(await Door.KnowsOrigin(Origin), Is.True);
        Assert.That(await Door.KnowsOrigin("HTTPS://DESK.example.com"), Is.True);
        Assert.That(await Door.KnowsOrigin("https://other.example.com"), Is.False);
        Assert.That(await Door.KnowsOrigin("null"), Is.False);
        await acme.Grain.SetState(TenantState.Suspended, "", Company.Operator);
        _silo.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.That(await Door.KnowsOrigin(Origin), Is.False);
    }

    private Task<Outcome<Principal>> Prove(SignedIn signedIn)
    {
        var token = Company.TokenOf(signedIn.Token);
        return _silo.Grains.OperatorSession(token.Id).Prove(token.Secret);
    }
}
