using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class SessionTests
{
    private CrmSilo _silo = null!;

    [SetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [TearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [Test]
    public async Task A_session_survives_a_restart_and_keeps_no_secret()
    {
        var acme = await _silo.Open();
        await _silo.Restart();
        Assert.That((await acme.Prove(acme.Owner)).IsOk);
        var row = (await _silo.Rows<SessionRow>(acme.Id)).Single();
        Assert.That(row.SecretHash, Has.Length.EqualTo(32));
        Assert.That((await _silo.Rows<JournalRow>(acme.Id)).Select(entry => entry.Details), Has.None.Contains(Company.TokenOf(acme.Owner.Token).Secret));
    }

    [Test]
    public async Task Only_the_right_secret_of_the_right_session_proves()
    {
        var acme = await _silo.Open();
        var token = Company.TokenOf(acme.Owner.Token);
        var session = _silo.Grains.Session(acme.Id, token.Id);
        var wrong = await session.Prove(new('A', Token.SecretLength));
        var unknown = await _silo.Grains.Session(acme.Id, Guid.CreateVersion7()).Prove(token.Secret);
        var foreign = await _silo.Grains.Session(Companies.NewTenant(), token.Id).Prove(token.Secret);
        Assert.That(new[] { wrong.Refusal, unknown.Refusal, foreign.Refusal }.Distinct().ToArray(), Has.Length.EqualTo(1));
        Assert.That((await session.Prove(token.Secret)).IsOk, "the positive control");
    }

    [Test]
    public async Task A_session_slides_by_use_and_ends_by_disuse()
    {
        var acme = await _silo.Open();
        for (var i = 0; i < 4; i++)
        {
            _silo.Time.Advance(TimeSpan.FromHours(11));
            Assert.That((await acme.Prove(acme.Owner)).IsOk, $"after {11 * (i + 1)} hours of use");
        }

        _silo.Time.Advance(TimeSpan.FromHours(12));
        Assert.That((await acme.Prove(acme.Owner)).Refusal.Code, Is.EqualTo("session_ended"));
    }

    [Test]
    public async Task A_session_never_lives_longer_than_30_days()
    {
        var acme = await _silo.Open();
        var uses = 0;
        for (; uses < 100 && (await acme.Prove(acme.Owner)).IsOk; uses++)
            _silo.Time.Advance(TimeSpan.FromHours(10));
        Assert.That(uses, Is.EqualTo(72));
    }

    [Test]
    public async Task Use_is_written_at_most_once_an_hour()
    {
        var acme = await _silo.Open();
        async Task<long> Version() => (await _silo.Rows<SessionRow>(acme.Id)).Single().Version;
        _silo.Time.Advance(TimeSpan.FromMinutes(59));
        await acme.Prove(acme.Owner);
        Assert.That(await Version(), Is.EqualTo(1));
        _silo.Time.Advance(TimeSpan.FromMinutes(2));
        await acme.Prove(acme.Owner);
        await acme.Prove(acme.Owner);
        Assert.That(await Version(), Is.EqualTo(2));
    }

    [Test]
    public async Task An_ended_session_proves_nothing_and_ending_again_is_fine()
    {
        var acme = await _silo.Open();
        var session = _silo.Grains.Session(acme.Id, Company.TokenOf(acme.Owner.Token).Id);
        Assert.That((await session.End(acme.OwnerCaller)).IsOk);
        Assert.That((await session.End(acme.OwnerCaller)).IsOk);
        Assert.That((await acme.Prove(acme.Owner)).Refusal.Code, Is.EqualTo("session_ended"));
        Assert.That((await _silo.Journal(acme.Id)).Count(entry => entry == "session ended"), Is.EqualTo(1));
    }

    [Test]
    public async Task Ended_sessions_are_swept_away_and_others_stay()
    {
        var acme = await _silo.Open();
        var ended = (await _silo.Grains.FrontDoor().SignIn(new(acme.Command.Mail, acme.Command.Password, null))).Value;
        await _silo.Grains.Session(acme.Id, Company.TokenOf(ended.Token).Id).End(acme.OwnerCaller);
        for (var i = 0; i < 4; i++)
        {
            _silo.Time.Advance(TimeSpan.FromHours(11));
            await acme.Prove(acme.Owner);
        }

        await _silo.DoDueWork(acme.Id, "sessions.purge");
        var left = (await _silo.Rows<SessionRow>(acme.Id)).Select(row => row.Id);
        Assert.That(left, Is.EqualTo(new[] { Company.TokenOf(acme.Owner.Token).Id }));
        Assert.That((await acme.Prove(acme.Owner)).IsOk);
        var runs = (await _silo.Rows<DueWorkRow>(acme.Id)).Where(work => work.Kind == "sessions.purge" && work.DueAt > _silo.Time.GetUtcNow());
        Assert.That(runs.Count(), Is.EqualTo(1), "the next run is scheduled");
    }

    [Test]
    public async Task A_suspended_tenant_lets_owners_and_admins_look_and_a_closed_one_nobody()
    {
        var acme = await _silo.Open();
        var admin = await acme.Join("Adam", Role.Admin);
        var agent = await acme.Join("Bob", Role.Agent);
        await acme.Grain.SetState(TenantState.Suspended, "unpaid", Company.Operator);
        Assert.That((await acme.Prove(acme.Owner)).Value.Rights, Is.EqualTo(Right.ReadTenant));
        Assert.That((await acme.Prove(admin)).Value.Rights, Is.EqualTo(Right.ReadTenant));
        Assert.That((await acme.Prove(agent)).Refusal.Code, Is.EqualTo("tenant_suspended"));
        Assert.That((await _silo.Grains.FrontDoor().SignIn(new(acme.Command.Mail, acme.Command.Password, null))).IsOk, "the owner signs in");
        Assert.That((await acme.Grain.BuySeats(5, null, acme.OwnerCaller)).Refusal.Code, Is.EqualTo("tenant_suspended"));

        await acme.Grain.SetState(TenantState.Active, "paid", Company.Operator);
        Assert.That((await acme.Prove(agent)).IsOk, "after reactivation");

        await acme.Grain.SetState(TenantState.Closed, "left", Company.Operator);
        foreach (var person in new[] { acme.Owner, admin, agent })
            Assert.That((await acme.Prove(person)).Refusal.Code, Is.EqualTo("tenant_closed"));
        Assert.That((await _silo.Grains.FrontDoor().SignIn(new(acme.Command.Mail, acme.Command.Password, acme.Id))).Refusal.Code, Is.EqualTo("tenant_closed"));
        Assert.That((await acme.Grain.SetState(TenantState.Active, "sorry", Company.Operator)).Refusal.Code, Is.EqualTo("tenant_closed"));
        Assert.That(await _silo.Journal(acme.Id), Is.SupersetOf(new[] { "tenant suspended", "tenant reactivated", "tenant closed" }));
    }
}
