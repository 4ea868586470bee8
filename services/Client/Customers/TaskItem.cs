namespace CloudCrm.Client;

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

/// <summary>When a member is reminded of a task: an instant, or so long before it is due; one of the two.</summary>
/// <param name="MinutesBefore">0 to 525,600 minutes before the task is due; where it is due on a day, before 09:00 of that day in the tenant's time zone.</param>
/// <param name="At">An instant.</param>
public sealed record Reminder(int? MinutesBefore = null, DateTimeOffset? At = null);

/// <summary>Something to be done by a member.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">1 to 200 characters, on one line.</param>
/// <param name="Description">At most 10,000 characters; may be empty.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="AssigneeId">The member who is to do it; stays when that member leaves.</param>
/// <param name="CustomerId">The customer that it is about; where a merged one was named its survivor, or whoever has what the interaction came through.</param>
/// <param name="InteractionId">The interaction that it came of.</param>
/// <param name="DueAt">When it is due (UTC): of a day its end in the tenant's time zone. Open after it, it is overdue.</param>
/// <param name="DueOn">The day that it is due on, where it is due on a day.</param>
/// <param name="Reminders">At most 5.</param>
/// <param name="RemindAt">The next instant at which somebody is reminded of it (UTC); null where there is none.</param>
/// <param name="By">Who made it.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="ChangedAt">When it last changed (UTC).</param>
/// <param name="Version">Grows by one a change, reminding being one; the ETag.</param>
public sealed record TaskItem(
    Guid Id,
    string Title,
    string Description,
    TaskState State,
    TaskPriority Priority,
    Guid? AssigneeId,
    Guid? CustomerId,
    Guid? InteractionId,
    DateTimeOffset? DueAt,
    DateOnly? DueOn,
    IReadOnlyList<Reminder> Reminders,
    DateTimeOffset? RemindAt,
    Actor By,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    long Version) : IVersioned;

/// <summary>Makes a task.</summary>
/// <param name="Title">1 to 200 characters, on one line.</param>
/// <param name="Description">At most 10,000 characters.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="AssigneeId">A member, who is told.</param>
/// <param name="CustomerId">A customer; the interaction's when left out.</param>
/// <param name="InteractionId">An interaction.</param>
/// <param name="DueAt">When it is due; not together with <paramref name="DueOn"/>.</param>
/// <param name="DueOn">The day that it is due on, in the tenant's time zone.</param>
/// <param name="Reminders">At most 5. What is over when it is set reminds nobody.</param>
/// <param name="Id">The task's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record MakeTask(
    string Title,
    string Description = "",
    TaskPriority Priority = TaskPriority.Normal,
    Guid? AssigneeId = null,
    Guid? CustomerId = null,
    Guid? InteractionId = null,
    DateTimeOffset? DueAt = null,
    DateOnly? DueOn = null,
    IReadOnlyList<Reminder>? Reminders = null,
    Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a task; what is left out stays as it is.</summary>
/// <param name="Title">1 to 200 characters, on one line.</param>
/// <param name="Description">At most 10,000 characters.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Priority">How much it matters.</param>
/// <param name="AssigneeId">A member, who is told.</param>
/// <param name="Unassign">True takes it from whoever has it; not together with <paramref name="AssigneeId"/>.</param>
/// <param name="DueAt">When it is due. What reminds of it so long before moves along.</param>
/// <param name="DueOn">The day that it is due on, in the tenant's time zone.</param>
/// <param name="Undue">True: it is not due any more. Of these three at most one is given.</param>
/// <param name="Reminders">The whole new list, at most 5.</param>
public sealed record ChangeTask(
    string? Title = null,
    string? Description = null,
    TaskState? State = null,
    TaskPriority? Priority = null,
    Guid? AssigneeId = null,
    bool Unassign = false,
    DateTimeOffset? DueAt = null,
    DateOnly? DueOn = null,
    bool Undue = false,
    IReadOnlyList<Reminder>? Reminders = null);

/// <summary>Which tasks.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Assignee">Only those of this assignee.</param>
/// <param name="Mine">True for those assigned to who asks; not together with <paramref name="Assignee"/>.</param>
/// <param name="Customer">Only those about this customer, or about one that was merged into it.</param>
/// <param name="DueFrom">Only those due at this instant or later.</param>
/// <param name="DueTo">Only those due before this instant.</param>
/// <param name="Overdue">True for open ones whose time is over.</param>
public sealed record TaskFilter(
    TaskState State = TaskState.Open,
    Guid? Assignee = null,
    bool Mine = false,
    Guid? Customer = null,
    DateTimeOffset? DueFrom = null,
    DateTimeOffset? DueTo = null,
    bool Overdue = false);
