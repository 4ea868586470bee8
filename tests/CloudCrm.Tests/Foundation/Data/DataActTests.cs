using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Foundation.Data.Things;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Foundation.Data;

public sealed class DataActTests
{
    private ThingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ThingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Every_kind_of_column_reads_back_as_it_was_written()
    {
        var tenant = ThingHost.NewTenant();
        var full = ThingHost.NewThing(tenant, "Zoë 🎈 'quoted' \"x\" \\ %") with
        {
            Kind = ThingKind.Fancy,
            OtherKind = ThingKind.Fancy,
            MadeAt = new DateTimeOffset(2026, 11, 21, 23, 59, 59, 999, 999, TimeSpan.Zero),
            SoldAt = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, 999, TimeSpan.Zero),
            Price = -12345678901234.567890m,
            IsNew = true,
            Count = int.MinValue,
            Weight = long.MaxValue,
            OwnerId = Guid.CreateVersion7(),
            Picture = [0, 1, 255],
            Birthday = new(2024, 2, 29),
        };
        var bare = ThingHost.NewThing(tenant);
        foreach (var thing in (ThingRow[])[full, bare])
        {
            Assert.That(await _host.Writer.Commit(Act.Create(tenant, thing)), Is.EqualTo(CommitResult.Committed));
            var found = await _host.Find(tenant, thing.Id);
            Assert.That(found! with { Picture = null }, Is.EqualTo(thing with { Picture = null }));
            Assert.That(found.Picture, Is.EqualTo(thing.Picture));
        }
    }

    [Test]
    public async Task Instants_are_cut_to_microseconds_and_moved_to_UTC()
    {
        var tenant = ThingHost.NewTenant();
        var local = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.FromHours(5.5)).AddTicks(12_345_678);
        var thing = ThingHost.NewThing(tenant) with { MadeAt = local };
        await _host.Writer.Commit(Act.Create(tenant, thing));
        var found = await _host.Find(tenant, thing.Id);
        Assert.That(found!.MadeAt, Is.EqualTo(local.ToInstant()));
        Assert.That(found.MadeAt.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task State_journal_outbox_requests_and_due_work_come_together()
    {
        var tenant = ThingHost.NewTenant();
        var thing = ThingHost.NewThing(tenant);
        var now = TimeProvider.System.Instant();
        var act = Act.Create(tenant, thing)
            .Insert(ThingHost.NewPart(thing, "a")).Insert(ThingHost.NewPart(thing, "b"))
            .Journal(ThingHost.Fact(thing.Id, "made")).Journal(ThingHost.Fact(thing.Id, "named"))
            .Emit(thing.Id, new ThingHappened(thing.Id, 1))
            .Remember(RequestLog.Answer(tenant, new("key", "print"), "answer", now))
            .Schedule(new() { TenantId = tenant, Id = thing.Id, Kind = "thing.rust", DueAt = now });
        Assert.That(await _host.Writer.Commit(act), Is.EqualTo(CommitResult.Committed));

        await using var db = _host.Source.ForTenant(tenant);
        Assert.That(await db.Parts.Where(p => p.TenantId == tenant).Select(p => p.Label).OrderBy(l => l).ToListAsync(), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(await db.Journal.OrderBy(j => j.Sequence).Select(j => new { j.Sequence, j.Verb }).ToListAsync(), Is.EqualTo(new[] { new { Sequence = 1L, Verb = "made" }, new { Sequence = 2L, Verb = "named" } }));
        var message = await db.Set<OutboxRow>().SingleAsync(r => r.TenantId == tenant);
        Assert.That(message.Type, Is.EqualTo("thing-happened"));
        Assert.That(message.Part, Is.EqualTo(OutboxRow.PartOf(thing.Id)));
        Assert.That(await db.DueWork.SingleAsync(), Has.Property("DueAt").EqualTo(now));
        Assert.That((await _host.Source.Recall<ThingDb, string>(tenant, new("key", "print")))!.Value.Value, Is.EqualTo("answer"));
        Assert.That((await _host.Source.Recall<ThingDb, string>(tenant, new("key", "other")))!.Value.Refusal.Code, Is.EqualTo("id_reused"));
    }

    [Test]
    public async Task A_change_needs_the_expected_version()
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        var next = thing with { Version = 2, Name = "second" };
        Assert.That(await _host.Writer.Commit(Act.Change(tenant, next, 1)), Is.EqualTo(CommitResult.Committed));
        var late = Act.Change(tenant, thing with { Version = 2, Name = "late" }, 1)
            .Insert(ThingHost.NewPart(thing, "late")).Journal(ThingHost.Fact(thing.Id)).Emit(thing.Id, new ThingHappened(thing.Id, 1));
        Assert.That(await _host.Writer.Commit(late), Is.EqualTo(CommitResult.Stale));
        await ExpectOnly(tenant, next, parts: 0);
    }

    [Test]
    public async Task A_change_of_what_is_not_there_is_stale()
    {
        var tenant = ThingHost.NewTenant();
        Assert.That(await _host.Writer.Commit(Act.Change(tenant, ThingHost.NewThing(tenant), 1)), Is.EqualTo(CommitResult.Stale));
    }

    [Test]
    public async Task A_taken_root_writes_nothing()
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        var again = Act.Create(tenant, thing with { Name = "again" }).Insert(ThingHost.NewPart(thing, "x")).Journal(ThingHost.Fact(thing.Id));
        Assert.That(await _host.Writer.Commit(again), Is.EqualTo(CommitResult.Taken));
        await ExpectOnly(tenant, thing, parts: 0);
    }

    [Test]
    public async Task A_taken_unique_column_of_a_child_writes_nothing()
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        await _host.Writer.Commit(Act.Change(tenant, thing with { Version = 2 }, 1).Insert(ThingHost.NewPart(thing, "same")));
        var clash = Act.Change(tenant, thing with { Version = 3 }, 2).Insert(ThingHost.NewPart(thing, "same")).Journal(ThingHost.Fact(thing.Id));
        Assert.That(await _host.Writer.Commit(clash), Is.EqualTo(CommitResult.Taken));
        await ExpectOnly(tenant, thing with { Version = 2 }, parts: 1);
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Children_are_updated_deleted_and_left_alone(int count)
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        var parts = Enumerable.Range(0, count * 3).Select(i => ThingHost.NewPart(thing, $"p{i}")).ToList();
        var first = Act.Change(tenant, thing with { Version = 2 }, 1);
        parts.ForEach(part => first.Insert(part));
        Assert.That(await _host.Writer.Commit(first), Is.EqualTo(CommitResult.Committed));

        var second = Act.Change(tenant, thing with { Version = 3 }, 2);
        foreach (var part in parts.Take(count))
            second.Update(part with { Note = "changed" });
        foreach (var part in parts.Skip(count).Take(count))
            second.Delete(part);
        foreach (var part in parts.Skip(count * 2))
            second.InsertIfAbsent(part with { Note = "ignored" });
        second.Delete(ThingHost.NewPart(thing, "never was"));
        Assert.That(await _host.Writer.Commit(second), Is.EqualTo(CommitResult.Committed));

        await using var db = _host.Source.ForTenant(tenant);
        var left = await db.Parts.Where(p => p.TenantId == tenant).ToListAsync();
        Assert.That(left, Is.EquivalentTo(parts.Take(count).Select(p => p with { Note = "changed" }).Concat(parts.Skip(count * 2))));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task A_unique_value_moves_from_row_to_row_in_one_act(int count)
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        var old = Enumerable.Range(0, count).Select(i => ThingHost.NewPart(thing, $"m{i}")).ToList();
        var first = Act.Change(tenant, thing with { Version = 2 }, 1);
        old.ForEach(part => first.Insert(part));
        await _host.Writer.Commit(first);
        var second = Act.Change(tenant, thing with { Version = 3 }, 2);
        old.ForEach(part => second.Insert(ThingHost.NewPart(thing, part.Label)));
        old.ForEach(part => second.Delete(part));
        Assert.That(await _host.Writer.Commit(second), Is.EqualTo(CommitResult.Committed));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task An_update_of_a_child_that_is_not_there_throws_and_writes_nothing(int count)
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        var act = Act.Change(tenant, thing with { Version = 2 }, 1);
        for (var i = 0; i < count; i++)
            act.Update(ThingHost.NewPart(thing, $"ghost {i}"));
        Assert.That(() => _host.Writer.Commit(act), Throws.InvalidOperationException);
        await ExpectOnly(tenant, thing, parts: 0);
    }

    [Test]
    public async Task A_big_act_commits_as_one()
    {
        var tenant = ThingHost.NewTenant();
        var thing = ThingHost.NewThing(tenant);
        var act = Act.Create(tenant, thing);
        for (var i = 0; i < Act.MaxRows - 1_001; i++)
            act.Insert(ThingHost.NewPart(thing, $"{i}"));
        for (var i = 0; i < 500; i++)
            act.Journal(ThingHost.Fact(thing.Id)).Emit(thing.Id, new ThingHappened(thing.Id, i));
        Assert.That(() => act.Journal(ThingHost.Fact(thing.Id)), Throws.InvalidOperationException);
        Assert.That(await _host.Writer.Commit(act), Is.EqualTo(CommitResult.Committed));

        await using var db = _host.Source.ForTenant(tenant);
        var order = await db.Set<OutboxRow>().Where(r => r.TenantId == tenant).OrderBy(r => r.Id).Select(r => r.Body).ToListAsync();
        Assert.That(order.Select(body => System.Text.Json.JsonSerializer.Deserialize<ThingHappened>(body, RowJson.Options)!.Number), Is.EqualTo(Enumerable.Range(0, 500)));
    }

    private async Task ExpectOnly(TenantId tenant, ThingRow thing, int parts)
    {
        await using var db = _host.Source.ForTenant(tenant);
        Assert.That(await db.Things.SingleAsync(), Is.EqualTo(thing));
        Assert.That(await db.Parts.CountAsync(), Is.EqualTo(parts));
        Assert.That(await db.Journal.CountAsync(), Is.Zero);
        Assert.That(await db.Set<OutboxRow>().CountAsync(r => r.TenantId == tenant), Is.Zero);
    }
}
