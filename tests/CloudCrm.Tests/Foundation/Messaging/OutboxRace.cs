using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Foundation.Data.Things;
using CloudCrm.Tests.Foundation.Messaging.Mails;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Tests.Foundation.Messaging;

/// <summary>Runs a plan. A message's number is its place among those of its thing, as they were committed.</summary>
internal sealed class OutboxRace(MailHost host, OutboxPlan plan)
{
    /// <summary>Of a message that nobody may ever see.</summary>
    public const int NeverNumber = -1;

    private readonly Lock _lock = new();
    private readonly ThingRow[] _things = new ThingRow[plan.Tenants.Count];
    private readonly TaskCompletionSource[] _reached = [.. plan.Turns.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
    private readonly BackgroundService?[] _relays = new BackgroundService?[2];
    private int _acts;

    /// <summary>Runs it until all writers have ended and both relays go; the things as they then are, with the number of their messages.</summary>
    public async Task<IReadOnlyList<ThingRow>> Run()
    {
        var tenants = plan.Tenants.Distinct().ToDictionary(tenant => tenant, _ => ThingHost.NewTenant());
        foreach (var (place, tenant) in plan.Tenants.Index())
            Assert.That(await host.Writer.Commit(Act.Create(tenants[tenant], _things[place] = ThingHost.NewThing(tenants[tenant]))), Is.EqualTo(CommitResult.Committed));
        for (var relay = 0; relay < _relays.Length; relay++)
            _relays[relay] = await host.StartRelay();
        Reach();
        var turns = Turn();
        await Task.WhenAll(plan.Writers.Select(acts => Task.Run(() => Write(acts))));
        foreach (var turn in _reached)
            turn.TrySetResult();
        await turns;
        return _things;
    }

    private async Task Turn()
    {
        foreach (var (turn, reached) in plan.Turns.Zip(_reached))
        {
            await reached.Task;
            if (_relays[turn.Relay] is { } goes)
            {
                await host.StopRelay(goes);
                _relays[turn.Relay] = null;
            }
            else
            {
                _relays[turn.Relay] = await host.StartRelay();
            }
        }

        for (var relay = 0; relay < _relays.Length; relay++)
            _relays[relay] ??= await host.StartRelay();
    }

    private async Task Write(IReadOnlyList<WriterAct> acts)
    {
        foreach (var act in acts)
        {
            if (act.Fault == WriterFault.Gone)
                return;
            await Fail(act);
            while (!await Try(act))
            {
            }
        }
    }

    /// <summary>One attempt; false when another writer was first.</summary>
    private async Task<bool> Try(WriterAct act)
    {
        var before = Thing(act.Thing);
        var after = before with { Version = before.Version + 1, Count = before.Count + act.Messages };
        var commit = Act.Change(before.TenantId, after, before.Version);
        for (var number = before.Count + 1; number <= after.Count; number++)
            commit.Emit(after.Id, new ThingHappened(after.Id, number));
        var result = await host.Writer.Commit(commit);
        if (result != CommitResult.Committed)
        {
            Assert.That(result, Is.EqualTo(CommitResult.Stale));
            return false;
        }

        lock (_lock)
        {
            if (_things[act.Thing].Version < after.Version)
                _things[act.Thing] = after;
            _acts++;
        }

        Reach();
        return true;
    }

    private async Task Fail(WriterAct act)
    {
        var thing = Thing(act.Thing);
        var never = new ThingHappened(thing.Id, NeverNumber);
        switch (act.Fault)
        {
            case WriterFault.Stale:
                Assert.That(await host.Writer.Commit(Act.Change(thing.TenantId, thing, thing.Version - 1).Emit(thing.Id, never)), Is.EqualTo(CommitResult.Stale));
                break;
            case WriterFault.Taken:
                Assert.That(await host.Writer.Commit(Act.Create(thing.TenantId, thing).Emit(thing.Id, never)), Is.EqualTo(CommitResult.Taken));
                break;
            case WriterFault.Foreign:
                Assert.That(
                    () => host.Writer.Commit(Act.Create(ThingHost.NewTenant(), ThingHost.NewThing(thing.TenantId)).Emit(thing.Id, never)),
                    Throws.TypeOf<ForeignRowException>());
                break;
        }
    }

    private ThingRow Thing(int place)
    {
        lock (_lock)
            return _things[place];
    }

    private void Reach()
    {
        var acts = Volatile.Read(ref _acts);
        foreach (var (turn, reached) in plan.Turns.Zip(_reached))
        {
            if (turn.AfterActs <= acts)
                reached.TrySetResult();
        }
    }
}
