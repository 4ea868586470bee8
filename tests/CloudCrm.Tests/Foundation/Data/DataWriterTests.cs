using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Foundation.Data.Things;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Foundation.Data;

public sealed class DataWriterTests
{
    private ThingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ThingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task The_journal_has_no_gaps_and_shows_in_the_order_of_commits_under_64_writers()
    {
        TenantId[] tenants = [.. Enumerable.Range(0, 4).Select(_ => ThingHost.NewTenant())];
        using var done = new CancellationTokenSource();
        // SQLite's driver never waits, so each watcher gets a thread.
        var watchers = tenants.Select(tenant => Task.Run(() => Watch(tenant, done.Token))).ToList();
        var writers = Task.WhenAll(Enumerable.Range(0, 64).Select(async writer =>
        {
            var tenant = tenants[writer % tenants.Length];
            var thing = await _host.Make(tenant);
            for (var i = 1; i <= 20; i++)
            {
                var act = Act.Change(tenant, thing with { Version = i + 1 }, i).Emit(thing.Id, new ThingHappened(thing.Id, i));
                for (var fact = 0; fact <= i % 3; fact++)
                    act.Journal(ThingHost.Fact(thing.Id, $"{i}"));
                Assert.That(await _host.Writer.Commit(act), Is.EqualTo(CommitResult.Committed));
            }
        }));
        await writers.ContinueWith(_ => done.Cancel(), TaskScheduler.Default);
        await writers;
        var looks = await Task.WhenAll(watchers);
        Assert.That(looks, Is.All.GreaterThan(0));
        foreach (var tenant in tenants)
            await ExpectJournal(tenant, facts: 16 * 20 / 3 * 6 / 2);
    }

    /// <summary>Looks again and again: what it sees must always be 1..n, and n must never go back.</summary>
    private async Task<int> Watch(TenantId tenant, CancellationToken done)
    {
        var (looks, last) = (0, 0);
        do
        {
            await using var db = _host.Source.ForTenant(tenant);
            var seen = await db.Journal.Where(r => r.TenantId == tenant).GroupBy(r => r.TenantId)
                .Select(rows => new { Count = rows.Count(), First = rows.Min(r => r.Sequence), Last = rows.Max(r => r.Sequence) }).SingleOrDefaultAsync(CancellationToken.None);
            if (seen is not null)
                Assert.That((seen.First, seen.Last), Is.EqualTo((1L, (long)seen.Count)));
            Assert.That(seen?.Count ?? 0, Is.GreaterThanOrEqualTo(last));
            (looks, last) = (looks + 1, seen?.Count ?? 0);
            await Task.Yield();
        }
        while (!done.IsCancellationRequested);
        return looks;
    }

    private async Task ExpectJournal(TenantId tenant, int facts)
    {
        await using var db = _host.Source.ForTenant(tenant);
        var journal = await db.Journal.Where(r => r.TenantId == tenant).OrderBy(r => r.Sequence).ToListAsync();
        Assert.That(journal, Has.Count.GreaterThanOrEqualTo(facts));
        foreach (var entity in journal.GroupBy(r => r.EntityId))
            Assert.That(entity.Select(r => int.Parse(r.Verb, System.Globalization.CultureInfo.InvariantCulture)), Is.Ordered, "a grain's acts keep their order");
        var outbox = await db.Set<OutboxRow>().Where(r => r.TenantId == tenant).OrderBy(r => r.Id).ToListAsync();
        foreach (var stream in outbox.GroupBy(r => r.Stream))
            Assert.That(stream.Select(r => r.Body), Is.EqualTo(Enumerable.Range(1, 20).Select(i => $$"""{"thing":"{{stream.Key}}","number":{{i}}}""")));
    }

    [Test]
    public async Task Of_two_who_change_the_same_version_one_wins()
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        for (var version = 1; version <= 50; version++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
                _host.Writer.Commit(Act.Change(tenant, thing with { Version = version + 1, Count = i }, version).Journal(ThingHost.Fact(thing.Id)))));
            Assert.That(results.Count(result => result == CommitResult.Committed), Is.EqualTo(1));
            Assert.That(results.Count(result => result == CommitResult.Stale), Is.EqualTo(7));
        }

        await using var db = _host.Source.ForTenant(tenant);
        Assert.That(await db.Journal.CountAsync(), Is.EqualTo(50), "losers leave nothing");
    }

    [Test]
    public async Task A_guilty_act_does_not_take_its_group_with_it()
    {
        var tenants = Enumerable.Range(0, 64).Select(_ => ThingHost.NewTenant()).ToList();
        var answers = await Task.WhenAll(tenants.Select(async (tenant, i) =>
        {
            var thing = ThingHost.NewThing(tenant);
            var act = Act.Create(tenant, thing).Insert(ThingHost.NewPart(thing, "a")).Journal(ThingHost.Fact(thing.Id));
            if (i % 8 == 3)
                act.Insert(ThingHost.NewPart(thing, "a"));
            if (i % 8 == 5)
                act.Insert(ThingHost.NewPart(ThingHost.NewThing(tenant), "an orphan"));
            try
            {
                return $"{await _host.Writer.Commit(act)}";
            }
            catch (System.Data.Common.DbException)
            {
                return "orphan";
            }
        }));
        for (var i = 0; i < answers.Length; i++)
        {
            Assert.That(answers[i], Is.EqualTo((i % 8) switch { 3 => "Taken", 5 => "orphan", _ => "Committed" }));
            await using var db = _host.Source.ForTenant(tenants[i]);
            Assert.That(await db.Things.CountAsync() + await db.Parts.CountAsync() + await db.Journal.CountAsync(), Is.EqualTo(i % 8 is 3 or 5 ? 0 : 3));
        }
    }

    [Test]
    public async Task A_full_queue_holds_callers_up_and_then_takes_all()
    {
        var tenant = ThingHost.NewTenant();
        var release = new TaskCompletionSource();
        var commits = new List<Task<CommitResult>>();
        var held = await Hold(tenant, release.Task);
        for (var i = 0; i < ActBounds.Queue * 2; i++)
            commits.Add(_host.Writer.Commit(Act.Create(tenant, ThingHost.NewThing(tenant)).Journal(ThingHost.Fact(tenant.Value))));
        using var impatient = new CancellationTokenSource();
        var given = _host.Writer.Commit(Act.Create(tenant, ThingHost.NewThing(tenant)), impatient.Token);
        await impatient.CancelAsync();
        Assert.That(() => given, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(commits, Has.Some.Property("IsCompleted").False);
        release.SetResult();
        await held;
        Assert.That(await Task.WhenAll(commits), Is.All.EqualTo(CommitResult.Committed));
        await using var db = _host.Source.ForTenant(tenant);
        Assert.That(await db.Things.CountAsync(), Is.EqualTo(ActBounds.Queue * 2), "what was cancelled before it was taken is not there");
    }

    /// <summary>Keeps the tenant's writer waiting: by the journal head's lock on PostgreSQL, by the writer's own thread on SQLite.</summary>
    private async Task<Task> Hold(TenantId tenant, Task until)
    {
        var holds = new TaskCompletionSource();
        var work = _host.Writer.Transact(async (transaction, stop) =>
        {
            await transaction.SetTenant(tenant, stop);
            await using var command = transaction.Command("INSERT INTO journal_heads (tenant_id, sequence) VALUES (@tenant, 0)");
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@tenant", tenant.Value);
            command.Parameters.Add(parameter);
            await command.ExecuteNonQueryAsync(stop);
            holds.SetResult();
            await until;
        }, default);
        await Task.WhenAny(holds.Task, work);
        return work;
    }
}
