using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Foundation.Data.Things;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Foundation.Data;

public sealed class DataGuardTests
{
    private ThingHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ThingHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_row_of_another_tenant_is_refused_before_the_database()
    {
        var (mine, other) = (ThingHost.NewTenant(), ThingHost.NewTenant());
        var thing = await _host.Make(mine);
        var foreign = await _host.Make(other);
        Assert.That(() => _host.Writer.Commit(Act.Create(mine, ThingHost.NewThing(other))), Throws.TypeOf<ForeignRowException>());
        Assert.That(() => _host.Writer.Commit(Act.Change(mine, thing with { Version = 2 }, 1).Insert(ThingHost.NewPart(foreign, "x"))), Throws.TypeOf<ForeignRowException>());
        Assert.That(() => _host.Writer.Commit(Act.Change(mine, thing with { Version = 2 }, 1).Delete(ThingHost.NewPart(foreign, "x"))), Throws.TypeOf<ForeignRowException>());
        await using var db = _host.Source.ForTenant(mine);
        Assert.That(await db.Things.SingleAsync(), Is.EqualTo(thing));
        Assert.That(await db.Parts.AnyAsync(), Is.False);
    }

    [Test]
    public async Task Rows_outside_the_tenants_need_an_act_outside_or_a_mark()
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        var place = new PlaceRow { Id = Guid.CreateVersion7(), Version = 1, Name = $"{thing.Id}" };
        var sign = new SignRow { Text = $"{thing.Id}", ThingId = thing.Id };
        Assert.That(() => _host.Writer.Commit(Act.Change(tenant, thing with { Version = 2 }, 1).Insert(place)), Throws.TypeOf<ForeignRowException>());
        Assert.That(await _host.Writer.Commit(Act.Change(tenant, thing with { Version = 2 }, 1).Insert(sign)), Is.EqualTo(CommitResult.Committed));
        Assert.That(await _host.Writer.Commit(Act.CreateGlobal(place).Emit(place.Id, new ThingHappened(place.Id, 1))), Is.EqualTo(CommitResult.Committed));
        Assert.That(await _host.Writer.Commit(Act.ChangeGlobal(place with { Version = 2 }, 1)), Is.EqualTo(CommitResult.Committed));
        Assert.That(await _host.Writer.Commit(Act.ChangeGlobal(place with { Version = 2 }, 1)), Is.EqualTo(CommitResult.Stale));
        Assert.That(() => _host.Writer.Commit(Act.CreateGlobal(place with { Id = Guid.CreateVersion7() }).Insert(ThingHost.NewPart(thing, "x"))), Throws.TypeOf<ForeignRowException>());
        Assert.That(await _host.Writer.Commit(Act.CreateGlobal(place with { Id = Guid.CreateVersion7() })), Is.EqualTo(CommitResult.Taken), "the name is unique");
        Assert.That(() => Act.CreateGlobal(place).Journal(ThingHost.Fact(place.Id)), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Text_that_no_database_holds_is_the_callers_fault_alone()
    {
        var tenant = ThingHost.NewTenant();
        foreach (var text in (string[])["a\0b", "half \ud83c", "\udf88 half", "\ud83c\ud83c"])
            Assert.That(() => _host.Writer.Commit(Act.Create(tenant, ThingHost.NewThing(tenant, text))), Throws.ArgumentException);
        await _host.Make(tenant, "whole 🎈");
    }

    [Test]
    public async Task A_row_that_stands_twice_is_refused()
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        var part = ThingHost.NewPart(thing, "x");
        Assert.That(() => _host.Writer.Commit(Act.Change(tenant, thing with { Version = 2 }, 1).Delete(part).Delete(part)), Throws.InvalidOperationException);
        Assert.That(await _host.Writer.Commit(Act.Change(tenant, thing with { Version = 2 }, 1).Insert(part).Insert(part)), Is.EqualTo(CommitResult.Taken));
    }

    [Test]
    public async Task Contexts_for_reading_refuse_to_write()
    {
        var tenant = ThingHost.NewTenant();
        var thing = await _host.Make(tenant);
        await using var db = _host.Source.ForTenant(tenant);
        db.Add(ThingHost.NewPart(thing, "x"));
        Assert.That(() => db.SaveChanges(), Throws.InvalidOperationException);
        Assert.That(() => db.SaveChangesAsync(), Throws.InvalidOperationException);
        Assert.That(() => db.Things.ExecuteDeleteAsync(), Throws.Exception);
        Assert.That(() => db.Database.ExecuteSqlAsync($"DELETE FROM things"), Throws.Exception);
        await using var all = _host.Source.AcrossTenants();
        Assert.That(() => all.Things.Where(r => r.TenantId == tenant).ExecuteDeleteAsync(), Throws.Exception);
        Assert.That(await _host.Find(tenant, thing.Id), Is.EqualTo(thing));
    }

    [Test]
    public async Task A_pooled_context_forgets_its_tenant()
    {
        var (mine, other) = (ThingHost.NewTenant(), ThingHost.NewTenant());
        var (a, b) = (await _host.Make(mine), await _host.Make(other));
        for (var i = 0; i < 200; i++)
        {
            var (tenant, thing) = i % 2 == 0 ? (mine, a) : (other, b);
            await using var db = _host.Source.ForTenant(tenant);
            Assert.That(db.Tenant, Is.EqualTo(tenant));
            Assert.That(await db.Things.SingleAsync(), Is.EqualTo(thing));
            await db.DisposeAsync();
            Assert.That(db.Tenant, Is.EqualTo(default(TenantId)));
        }

        Assert.That(() => _host.Source.ForTenant(default), Throws.ArgumentException);
    }

    [Test]
    public async Task Readings_that_need_functions_of_the_provider_work_on_every_use_of_a_context()
    {
        var tenant = ThingHost.NewTenant();
        await _host.Writer.Commit(Act.Create(tenant, ThingHost.NewThing(tenant) with { Price = 12.50m }));
        for (var i = 0; i < 3; i++)
        {
            await using var db = _host.Source.ForTenant(tenant);
            Assert.That(await db.Things.CountAsync(r => r.Price > 9.99m), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Reading_across_tenants_is_asked_for_by_name()
    {
        var (mine, other) = (ThingHost.NewTenant(), ThingHost.NewTenant());
        var (a, b) = (await _host.Make(mine), await _host.Make(other));
        Guid[] both = [a.Id, b.Id];
        await using var all = _host.Source.AcrossTenants();
        Assert.That(await all.Things.Where(r => both.Contains(r.Id)).CountAsync(), Is.EqualTo(2));
        await using var one = _host.Source.ForTenant(mine);
        Assert.That(await one.Things.Where(r => both.Contains(r.Id)).SingleAsync(), Is.EqualTo(a));
        Assert.That(await one.Things.Where(r => r.TenantId == other).CountAsync(), Is.Zero);
    }
}
