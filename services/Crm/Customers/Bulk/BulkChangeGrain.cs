using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Bulk;

/// <summary>A bulk change; the only writer of it and of what became of its customers, which their own grains change.</summary>
[GrainType("bulk-change")]
internal sealed class BulkChangeGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), IBulkChangeGrain
{
    private const string Entity = "bulk_change";
    private const int Some = 200;
    private const int AtOnce = 16;
    private const int Attempts = 3;
    private TenantId _tenant;
    private Guid _id;
    private BulkChange? _bulk;
    private Caller _caller = Caller.System;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public async Task<Outcome<BulkChange>> Start(StartBulkChange command, Caller caller, FieldSight sight, Once once)
    {
        if (await source.Recall<CrmDb, BulkChange>(_tenant, once) is { } recalled)
            return recalled;
        if (_bulk is not null)
            return Refusal.Reused("id");
        if (sight.Refuses(command) is { } hidden)
            return hidden;
        var now = time.Instant();
        if (!BulkRules.Start(_id, command, await GrainFactory.FieldBook(_tenant).Read(), now).Try(out var bulk, out var refusal))
            return refusal;
        if (await CheckNamed(command) is { } unknown)
            return unknown;
        var act = Act.Create(_tenant, BulkRow.From(_tenant, bulk, caller)).Journal(new(now, caller, Entity, _id, "started", new Details().Fact("label", command.Label).ToString()))
            .Schedule(BulkWork.Run(_tenant, _id, now)).Remember(RequestLog.Answer(_tenant, once, bulk, now));
        Target(act, command.Customers, 0);
        if (await Commit(act) == CommitResult.Committed)
        {
            _caller = caller;
            return _bulk = bulk;
        }

        await Load();
        return await source.Recall<CrmDb, BulkChange>(_tenant, once) ?? Refusal.Reused("id");
    }

    public Task<Outcome<BulkChange>> Read() => Task.FromResult<Outcome<BulkChange>>(_bulk is { } bulk ? bulk : Refusal.NotFound("bulk change"));

    public async Task<Outcome<BulkChange>> Cancel(Caller caller, Once? once = null)
    {
        if (once is not null && await source.Recall<CrmDb, BulkChange>(_tenant, once) is { } recalled)
            return recalled;
        if (_bulk is not { } bulk)
            return Refusal.NotFound("bulk change");
        if (bulk.IsOpen)
            return await End(bulk, BulkState.Cancelled, caller, once);
        if (once is not null)
            await Commit(Act.Create(_tenant, RequestLog.Answer(_tenant, once, bulk, time.Instant())));
        return bulk;
    }

    public async Task<Outcome<BulkChange>> Fail(string problem) =>
        _bulk is not { } bulk ? Refusal.NotFound("bulk change") : bulk.IsOpen ? await End(bulk with { Problem = problem }, BulkState.Failed, _caller) : bulk;

    public async Task<Outcome<BulkChange>> Gather(ImmutableArray<Guid> customers, string? from, string? next)
    {
        if (_bulk is not { } bulk)
            return Refusal.NotFound("bulk change");
        if (bulk.State != BulkState.Gathering || bulk.Cursor != from)
            return bulk;
        var fresh = customers.RemoveAll(bulk.Command.Customers.Contains);
        if (bulk.Total + fresh.Length > BulkRules.MaxCustomers)
            return await Fail($"More than {BulkRules.MaxCustomers} customers fit: narrow the conditions.");
        var gathered = bulk with
        {
            State = next is null ? BulkState.Running : BulkState.Gathering,
            Cursor = next,
            Total = bulk.Total + fresh.Length,
        };
        return await Write(gathered, act => Target(act, fresh, bulk.Total));
    }

    public async Task<Outcome<BulkChange>> Advance()
    {
        if (_bulk is not { } bulk)
            return Refusal.NotFound("bulk change");
        if (bulk.State != BulkState.Running)
            return bulk;
        var targets = await Next(bulk.Seen);
        if (targets.Count == 0)
            return await End(bulk, BulkState.Done, _caller);
        var results = new List<BulkTargetRow>(targets.Count);
        foreach (var some in targets.Chunk(AtOnce))
            results.AddRange(await Task.WhenAll(some.Select(target => Edit(bulk.Command.Edit, target))));
        var advanced = bulk with
        {
            Changed = bulk.Changed + results.Count(row => row.Outcome == BulkOutcome.Changed),
            Unchanged = bulk.Unchanged + results.Count(row => row.Outcome == BulkOutcome.Unchanged),
            Refused = bulk.Refused + results.Count(row => row.Outcome == BulkOutcome.Refused),
        };
        return await Write(advanced, act => results.ForEach(row => act.Update(row)));
    }

    private async Task<List<BulkTargetRow>> Next(long after)
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<BulkTargetRow>().Where(row => row.TenantId == _tenant && row.BulkId == _id && row.Number > after)
            .OrderBy(row => row.Number).Take(Some).ToListAsync();
    }

    private async Task<BulkTargetRow> Edit(BulkEdit edit, BulkTargetRow target)
    {
        var outcome = await Edit(edit, GrainFactory.Customer(_tenant, target.CustomerId));
        return new()
        {
            TenantId = _tenant,
            BulkId = _id,
            Number = target.Number,
            CustomerId = target.CustomerId,
            Outcome = outcome.Try(out var changed, out var refusal) ? changed ? BulkOutcome.Changed : BulkOutcome.Unchanged : BulkOutcome.Refused,
            Problem = refusal?.Detail ?? "",
        };
    }

    /// <summary>
    /// Changes one customer as it is now: what somebody else changes at the same time stays, so it may take another look. True where it is another than before.
    /// What whoever began it may not change was refused then.
    /// </summary>
    private async Task<Outcome<bool>> Edit(BulkEdit edit, ICustomerGrain grain)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!(await grain.Read()).Try(out var before, out var refusal))
                return refusal;
            var outcome = edit.Archived is false ? await grain.SetArchived(false, _caller) : before;
            if (outcome.Try(out var now, out _) && edit.ToChange(now) is { } change)
                outcome = await grain.Change(change, now.Version, _caller, FieldSight.Everything);
            if (outcome.IsOk && edit.Archived is true)
                outcome = await grain.SetArchived(true, _caller);
            if (outcome.Try(out var after, out refusal))
                return after.Version != before.Version;
            if (refusal.Kind != RefusalKind.VersionMismatch || attempt == Attempts)
                return refusal;
        }
    }

    private void Target(Act act, ImmutableArray<Guid> customers, long after)
    {
        foreach (var customer in customers)
            act.Insert(new BulkTargetRow { TenantId = _tenant, BulkId = _id, Number = ++after, CustomerId = customer, Outcome = BulkOutcome.Pending, Problem = "" });
    }

    /// <summary>What is wrong with whom a bulk change names.</summary>
    private async Task<Refusal?> CheckNamed(StartBulkChange command)
    {
        if (command.Edit.OwnerId is { } owner && !(await GrainFactory.Tenant(_tenant).Member(owner)).IsOk)
            return Refusal.Invalid("change.ownerId", "There is no such member.", "not_found");
        if (command.Filter?.OwnerId is { } looksAfter && !(await GrainFactory.Tenant(_tenant).Member(looksAfter)).IsOk)
            return Refusal.Invalid("filter.owner", "There is no such member.", "not_found");
        if (command.Customers.IsEmpty)
            return null;
        var named = command.Customers.ToList();
        await using var db = source.ForTenant(_tenant);
        var known = await db.Set<CustomerRow>().Where(row => row.TenantId == _tenant && named.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync();
        return named.FindIndex(id => !known.Contains(id)) is >= 0 and var unknown ? Refusal.Invalid($"customers[{unknown}]", "There is no such customer.", "not_found") : null;
    }

    private Task<Outcome<BulkChange>> End(BulkChange open, BulkState state, Caller caller, Once? once = null)
    {
        var now = time.Instant();
        var ended = open with { State = state, FinishedAt = now };
        var details = new Details().Fact("total", ended.Total).Fact("changed", ended.Changed).Fact("unchanged", ended.Unchanged).Fact("refused", ended.Refused);
        return Write(ended, act =>
        {
            act.Journal(new(now, caller, Entity, _id, $"{state}".ToLowerInvariant(), details.ToString())).Schedule(BulkWork.Forget(_tenant, _id, now));
            if (once is not null)
                act.Remember(RequestLog.Answer(_tenant, once, ended with { Version = open.Version + 1 }, now));
        });
    }

    private async Task<Outcome<BulkChange>> Write(BulkChange changed, Action<Act> more)
    {
        var next = changed with { Version = changed.Version + 1 };
        var act = Act.Change(_tenant, BulkRow.From(_tenant, next, _caller), changed.Version);
        more(act);
        if (await Commit(act) == CommitResult.Committed)
            return _bulk = next;
        await Load();
        return Busy.Refusal();
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<BulkRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == _id, cancellation);
        (_bulk, _caller) = (row?.ToBulkChange(), row?.Caller ?? Caller.System);
    }
}
