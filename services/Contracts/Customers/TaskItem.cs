using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Customers;

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not to be done any more.</summary>
    Cancelled,
}

/// <summary>How much a task matters.</summary>
public enum TaskPriority
{
    /// <summary>Less than others.</summary>
    Low,

    /// <summary>As others.</summary>
    Normal,

    /// <summary>More than others.</summary>
    High,
}

/// <summary>When a member is reminded of a task: an instant, or so long before it is due.</summary>
/// <param name="MinutesBefore">0 to 525,600 minutes before the task is due; where it is due on a day, before 09:00 of that day. Null where <paramref name="At"/> is given.</param>
/// <param name="At">An instant (UTC); null where <paramref name="MinutesBefore"/> is given.</param>
[GenerateSerializer, Immutable, Alias("Reminder")]
public sealed record Reminder([property: Id(0)] int? MinutesBefore, [property: Id(1)] DateTimeOffset? At);

/// <summary>Something to be done by a member.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="Title">1 to 200 characters, on one line.</param>
/// <param name="Description">At most 10,000 characters; may be empty.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="AssigneeId">The member who is to do it; stays when that member leaves.</param>
/// <param name="CustomerId">The customer that it is about; of one that was merged its survivor, or whoever has what the interaction came through.</param>
/// <param name="InteractionId">The interaction that it came of.</param>
/// <param name="DueAt">When it is due (UTC): of a day its end in the tenant's time zone. Open after it, it is overdue.</param>
/// <param name="DueOn">The day that it is due on, where it is due on a day.</param>
/// <param name="Reminders">At most 5.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="ChangedAt">When it last changed (UTC).</param>
/// <param name="Version">Grows by one a change; reminding is one.</param>
[GenerateSerializer, Immutable, Alias("TaskItem")]
public sealed record TaskItem(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Description,
    [property: Id(3)] TaskState State,
    [property: Id(4)] TaskPriority Priority,
    [property: Id(5)] Guid? AssigneeId,
    [property: Id(6)] Guid? CustomerId,
    [property: Id(7)] Guid? InteractionId,
    [property: Id(8)] DateTimeOffset? DueAt,
    [property: Id(9)] DateOnly? DueOn,
    [property: Id(10)] ImmutableArray<Reminder> Reminders,
    [property: Id(11)] Caller Creator,
    [property: Id(12)] DateTimeOffset CreatedAt,
    [property: Id(13)] DateTimeOffset ChangedAt,
    [property: Id(14)] long Version)
{
    /// <summary>What minutes of reminders count back from (UTC); null where it is not due.</summary>
    [Id(15)]
    public DateTimeOffset? CountFrom { get; init; }

    /// <summary>Reminders up to this instant (UTC) are over, whether or not they were given.</summary>
    [Id(16)]
    public DateTimeOffset RungUntil { get; init; }

    /// <summary>The next instant at which somebody is reminded (UTC); null where there is none.</summary>
    [Id(17)]
    public DateTimeOffset? RemindAt { get; init; }
}

/// <summary>Makes a task.</summary>
/// <param name="Title">1 to 200 characters, on one line.</param>
/// <param name="Description">At most 10,000 characters.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="AssigneeId">A member.</param>
/// <param name="CustomerId">A customer; the interaction's when null.</param>
/// <param name="InteractionId">An interaction.</param>
/// <param name="DueAt">When it is due; not together with <paramref name="DueOn"/>.</param>
/// <param name="DueOn">The day that it is due on, in the tenant's time zone.</param>
/// <param name="Reminders">At most 5. What is over when it is set reminds nobody.</param>
[GenerateSerializer, Immutable, Alias("MakeTask")]
public sealed record MakeTask(
    [property: Id(0)] string Title,
    [property: Id(1)] string Description,
    [property: Id(2)] TaskPriority Priority,
    [property: Id(3)] Guid? AssigneeId,
    [property: Id(4)] Guid? CustomerId,
    [property: Id(5)] Guid? InteractionId,
    [property: Id(6)] DateTimeOffset? DueAt,
    [property: Id(7)] DateOnly? DueOn,
    [property: Id(8)] ImmutableArray<Reminder> Reminders);

/// <summary>Changes a task; null leaves a field as it is.</summary>
/// <param name="Title">1 to 200 characters, on one line.</param>
/// <param name="Description">At most 10,000 characters.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="AssigneeId">A member.</param>
/// <param name="Unassign">True takes it from whoever has it; excludes <paramref name="AssigneeId"/>.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="DueOn">The day that it is due on, in the tenant's time zone.</param>
/// <param name="Undue">True: it is not due any more. Of these three at most one is given.</param>
/// <param name="Reminders">The whole new list.</param>
[GenerateSerializer, Immutable, Alias("ChangeTask")]
public sealed record ChangeTask(
    [property: Id(0)] string? Title,
    [property: Id(1)] string? Description,
    [property: Id(2)] TaskState? State,
    [property: Id(3)] TaskPriority? Priority,
    [property: Id(4)] Guid? AssigneeId,
    [property: Id(5)] bool Unassign,
    [property: Id(6)] DateTimeOffset? DueAt,
    [property: Id(7)] DateOnly? DueOn,
    [property: Id(8)] bool Undue,
    [property: Id(9)] ImmutableArray<Reminder>? Reminders);

/// <summary>Which tasks.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="AssigneeId">Only those of this assignee.</param>
/// <param name="CustomerId">Only those about this customer, or about one that was merged into it.</param>
/// <param name="DueFrom">Only those due at this instant or later.</param>
/// <param name="DueTo">Only those due before this instant.</param>
/// <param name="Overdue">Only open ones whose time is over.</param>
[GenerateSerializer, Immutable, Alias("TaskFilter")]
public sealed record TaskFilter(
    [property: Id(0)] TaskState State,
    [property: Id(1)] Guid? AssigneeId,
    [property: Id(2)] Guid? CustomerId,
    [property: Id(3)] DateTimeOffset? DueFrom,
    [property: Id(4)] DateTimeOffset? DueTo,
    [property: Id(5)] bool Overdue);

/// <summary>A task. Key: tenant and task.</summary>
[Alias("ITaskGrain")]
public interface ITaskGrain : IGrainWithStringKey
{
    /// <summary>Makes it and tells its assignee; the same id and body again gives the first answer.</summary>
    [Alias("Make")]
    Task<Outcome<TaskItem>> Make(MakeTask command, Caller caller, Once once);

    /// <summary>The task as it is.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<TaskItem>> Read();

    /// <summary>
    /// Changes it, tells a new assignee, and moves what reminds of it. <paramref name="expectedVersion"/> null means any.
    /// </summary>
    [Alias("Change")]
    Task<Outcome<TaskItem>> Change(ChangeTask command, long? expectedVersion, Caller caller);

    /// <summary>
    /// Reminds of it where that is due by now: the assignee, or who made it where there is none in the tenant. Called by the scheduler, at least once; each
    /// reminder is given once.
    /// </summary>
    /// <param name="dueAt">What the scheduler was asked for (UTC): its clock may be ahead of the grain's.</param>
    [Alias("Remind")]
    Task Remind(DateTimeOffset dueAt);
}

/// <summary>Lists of a tenant's tasks. Key: the tenant.</summary>
[Alias("ITaskReader")]
public interface ITaskReader : IGrainWithStringKey
{
    /// <summary>Tasks, the earliest due first, those that are not due last.</summary>
    [Alias("List")]
    Task<Outcome<Page<TaskItem>>> List(TaskFilter filter, string? cursor, int limit);
}
