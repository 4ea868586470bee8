using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Tasks;

/// <summary>What is written when a task is made, changes, or reminds: the task, what wakes it next, and the journal.</summary>
internal static class TaskActs
{
    private const string Entity = "task";

    /// <summary>The act of a new task.</summary>
    public static Act Made(TenantId tenant, TaskItem task, Once once)
    {
        var act = Act.Create(tenant, TaskRow.From(tenant, task));
        if (TaskWake.Of(tenant, task) is { } wake)
            act.InsertIfAbsent(wake);
        var details = new Details().Fact("title", task.Title);
        if (task.CustomerId is { } customer)
            details.Fact("customerId", customer);
        if (task.AssigneeId is { } assignee)
            details.Fact("assigneeId", assignee);
        if (task.DueAt is { } due)
            details.Fact("dueAt", due);
        return act.Journal(new(task.CreatedAt, task.Creator, Entity, task.Id, "made", details.ToString()))
            .Remember(RequestLog.Answer(tenant, once, task, task.CreatedAt));
    }

    /// <summary>The act of a change.</summary>
    public static Act Changed(TenantId tenant, TaskItem before, TaskStep step, Caller caller, DateTimeOffset now)
    {
        var after = step.After;
        var details = new Details()
            .Change("title", before.Title, after.Title)
            .Change("description", before.Description, after.Description)
            .Change("state", before.State, after.State)
            .Change("priority", before.Priority, after.Priority)
            .Change("assigneeId", before.AssigneeId, after.AssigneeId)
            .Change("dueAt", before.DueAt, after.DueAt)
            .Change("dueOn", before.DueOn, after.DueOn)
            .ChangeList("reminders", before.Reminders, after.Reminders);
        return Rung(tenant, before, step, now).Journal(new(now, caller, Entity, after.Id, Verb(before, after), details.ToString()));
    }

    /// <summary>The act of what was reminded of.</summary>
    public static Act Rung(TenantId tenant, TaskItem before, TaskStep step, DateTimeOffset now)
    {
        var act = Act.Change(tenant, TaskRow.From(tenant, step.After), before.Version);
        var (old, next) = (TaskWake.Of(tenant, before), TaskWake.Of(tenant, step.After));
        if (old is not null && old.Id != next?.Id)
            act.Delete(old);
        if (next is not null && next.Id != old?.Id)
            act.InsertIfAbsent(next);
        return step.Rung.IsEmpty
            ? act
            : act.Journal(new(now, Caller.System, Entity, before.Id, "reminded", new Details().FactList("at", step.Rung).ToString()));
    }

    private static string Verb(TaskItem before, TaskItem after) => before.State == after.State ? "changed" : after.State switch
    {
        TaskState.Open => "reopened",
        TaskState.Done => "done",
        TaskState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(after)),
    };
}
