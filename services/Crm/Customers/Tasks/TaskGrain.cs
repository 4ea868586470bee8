using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Notifications;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Tasks;

/// <summary>A task in memory; its only writer.</summary>
[GrainType("task")]
internal sealed class TaskGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, LetterBox letters, TimeProvider time)
    : AggregateGrain(writer), ITaskGrain
{
    private TenantId _tenant;
    private Guid _id;
    private Notices _notices = null!;
    private TaskItem? _task;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        _notices = new(source, letters, GrainFactory, _tenant);
        return Load(cancellationToken);
    }

    public async Task<Outcome<TaskItem>> Make(MakeTask command, Caller caller, Once once)
    {
        if (_task is null)
        {
            if (!(await WithCustomer(command)).Try(out var complete, out var refusal)
                || !TaskRules.Make(_id, complete, await Zone(command.DueOn), caller, time.Instant()).Try(out var task, out refusal))
                return await source.Recall<CrmDb, TaskItem>(_tenant, once) ?? refusal;
            if (!await IsMember(task.AssigneeId))
                return await source.Recall<CrmDb, TaskItem>(_tenant, once) ?? NoMember();
            var act = TaskActs.Made(_tenant, task, once);
            await _notices.Tell(act, [.. Assigned(null, task, caller)], caller, task.CreatedAt);
            if (await Commit(act) == CommitResult.Committed)
                return _task = task;
            await Load();
        }

        return await source.Recall<CrmDb, TaskItem>(_tenant, once) ?? Refusal.Reused(_task is null ? "Idempotency-Key" : "id");
    }

    public Task<Outcome<TaskItem>> Read() => Task.FromResult<Outcome<TaskItem>>(_task is { } task ? task : Refusal.NotFound("task"));

    public async Task<Outcome<TaskItem>> Change(ChangeTask command, long? expectedVersion, Caller caller)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_task is not { } before)
                return Refusal.NotFound("task");
            var now = time.Instant();
            if (!before.Change(command, expectedVersion, await Zone(command.DueOn), now).Try(out var step, out var refusal))
                return refusal;
            if (ReferenceEquals(step.After, before))
                return before;
            if (step.After.AssigneeId != before.AssigneeId && !await IsMember(step.After.AssigneeId))
                return NoMember();
            var act = TaskActs.Changed(_tenant, before, step, caller, now);
            await _notices.Tell(act, [.. Assigned(before, step.After, caller)], caller, now);
            await TellRung(act, before, step);
            if (await Commit(act) == CommitResult.Committed)
                return _task = step.After;
            await Load();
        }

        return Busy.Refusal();
    }

    public async Task Remind(DateTimeOffset dueAt)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var now = time.Instant();
            var step = _task is { } before ? before.Ring(dueAt > now ? dueAt : now) : null;
            if (step is null or { Rung.IsEmpty: true })
                return;
            var act = TaskActs.Rung(_tenant, _task!, step, now);
            await TellRung(act, _task!, step);
            if (await Commit(act) == CommitResult.Committed)
            {
                _task = step.After;
                return;
            }

            await Load();
        }

        // The scheduler tries again what throws.
        throw new InvalidOperationException("The task is being changed elsewhere.");
    }

    /// <summary>Tells of what was to be reminded of: the assignee, or who made it where there is none in the tenant.</summary>
    private async Task TellRung(Act act, TaskItem task, TaskStep step)
    {
        if (step.Rung.IsEmpty)
            return;
        Guid?[] candidates = [task.AssigneeId, task.Creator.Kind == ActorKind.Account ? task.Creator.Id : null];
        foreach (var candidate in candidates.OfType<Guid>())
        {
            if (!await IsMember(candidate))
                continue;
            foreach (var at in step.Rung)
                await _notices.Tell(act, [Notice(task, candidate, NotificationKind.TaskReminder, $"{at.UtcTicks}")], Caller.System, at);
            return;
        }
    }

    /// <summary>Whom it is assigned to anew; nobody is told by himself.</summary>
    private IEnumerable<Notice> Assigned(TaskItem? before, TaskItem after, Caller caller)
    {
        if (after.AssigneeId is { } assignee && assignee != before?.AssigneeId && assignee != caller.Id && after.State == TaskState.Open)
            yield return Notice(after, assignee, NotificationKind.TaskAssigned, $"{after.Version}");
    }

    private Notice Notice(TaskItem task, Guid account, NotificationKind kind, string which) => new(
        Ids.From($"{_tenant}", $"{kind}", $"{task.Id:n}", which), account, kind, task.Title, task.CustomerId, task.Id, task.Title);

    /// <summary>
    /// The command with whose it is: the customer that it names, or else the interaction's; among merged ones as an act that came through what the interaction
    /// did. Both must be the tenant's.
    /// </summary>
    private async Task<Outcome<MakeTask>> WithCustomer(MakeTask command)
    {
        Interaction? interaction = null;
        if (command.InteractionId is { } id && !(await GrainFactory.Interaction(_tenant, id).Read()).Try(out interaction, out _))
            return Refusal.Invalid("interactionId", "There is no such interaction.", "not_found");
        if ((command.CustomerId ?? interaction?.CustomerId) is not { } named)
            return command;
        return await Attribution.Of(GrainFactory, source, _tenant, named, interaction?.Through) is { } owner
            ? command with { CustomerId = owner }
            : Refusal.Invalid("customerId", "There is no such customer.", "not_found");
    }

    private async ValueTask<TimeZoneInfo> Zone(DateOnly? day)
    {
        if (day is null)
            return TimeZoneInfo.Utc;
        var name = (await GrainFactory.Tenant(_tenant).Read()).Try(out var tenant, out _) ? tenant.TimeZone : "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    private async ValueTask<bool> IsMember(Guid? accountId) =>
        accountId is not { } account || (await GrainFactory.Tenant(_tenant).Member(account)).IsOk;

    private static Refusal NoMember() => Refusal.Invalid("assigneeId", "There is no such member.", "not_found");

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<TaskRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == _id, cancellation);
        _task = row?.ToTask();
    }
}
