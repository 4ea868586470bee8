using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class SweepTests
{
    private const string Kind = "requests.purge";

    private CrmSilo _silo = null!;

    [SetUp]
    public async Task Start() => _silo = await CrmSilo.Start();

    [TearDown]
    public async Task Stop() => await _silo.DisposeAsync();

    [Test]
    public async Task Answers_are_forgotten_after_30_days_and_not_before()
    {
        var acme = await _silo.Open();
        _silo.Time.Advance(TimeSpan.FromDays(29));
        await Make(acme);
        await _silo.DoDueWork(acme.Id, Kind);
        Assert.That(await _silo.Rows<RequestRow>(acme.Id), Has.Count.EqualTo(2), "29 days old and new");
        _silo.Time.Advance(TimeSpan.FromDays(2));
        await _silo.DoDueWork(acme.Id, Kind);
        Assert.That(await _silo.Rows<RequestRow>(acme.Id), Has.Count.EqualTo(1), "31 days old is gone");
    }

    [Test]
    public async Task A_repeated_run_schedules_one_next_run()
    {
        var acme = await _silo.Open();
        _silo.Time.Advance(TimeSpan.FromDays(1));
        await _silo.DoDueWork(acme.Id, Kind);
        await _silo.DoDueWork(acme.Id, Kind);
        var next = (await _silo.Rows<DueWorkRow>(acme.Id)).Where(work => work.Kind == Kind && work.DueAt > _silo.Time.GetUtcNow()).ToArray();
        Assert.That(next, Has.Length.EqualTo(1));
        Assert.That(next[0].DueAt, Is.EqualTo(_silo.Time.GetUtcNow() + TimeSpan.FromDays(1)).Within(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task A_full_batch_runs_again_at_once()
    {
        var acme = await _silo.Open();
        var writer = _silo.Get<IActWriter<Crm.CrmDb>>();
        var at = _silo.Time.GetUtcNow() - TimeSpan.FromDays(31);
        var work = new DueWorkRow { TenantId = acme.Id, Id = Guid.CreateVersion7(), Kind = "nobody", DueAt = at + TimeSpan.FromDays(999) };
        var act = Act.Create(acme.Id, work);
        for (var i = 0; i < 1_500; i++)
            act.Remember(new() { TenantId = acme.Id, Key = $"old-{i}", Fingerprint = "", Answer = "", At = at });
        await writer.Commit(act);

        _silo.Time.Advance(TimeSpan.FromDays(1));
        await _silo.DoDueWork(acme.Id, Kind);
        Assert.That(await _silo.Rows<RequestRow>(acme.Id), Has.Count.EqualTo(501));
        await _silo.DoDueWork(acme.Id, Kind);
        Assert.That(await _silo.Rows<RequestRow>(acme.Id), Has.Count.EqualTo(1));
    }

    private async Task Make(Company company) => Assert.That((await _silo.Grains.ApiKey(company.Id, Guid.CreateVersion7())
        .Make(new("import", Right.ReadCustomers), company.OwnerCaller, Companies.Once())).IsOk);
}
