using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Tasks;

/// <summary>A task after something happened to it.</summary>
/// <param name="After">The task; the very same one where nothing happened.</param>
/// <param name="Rung">The instants that it was to be reminded of and is now, earliest first.</param>
internal sealed record TaskStep(TaskItem After, ImmutableArray<DateTimeOffset> Rung);

/// <summary>The decisions about tasks. Pure.</summary>
internal static class TaskRules
{
    public const int MaxTitle = 200;
    public const int MaxDescription = 10_000;
    public const int MaxReminders = 5;

    /// <summary>A year.</summary>
    public const int MaxMinutesBefore = 525_600;

    /// <summary>What reminders of a task that is due on a day count back from.</summary>
    private static readonly TimeOnly Morning = new(9, 0);

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A new task.</summary>
    public static Outcome<TaskItem> Make(Guid id, MakeTask command, TimeZoneInfo zone, Caller caller, DateTimeOffset now)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        if (command is { DueAt: not null, DueOn: not null })
            return Refusal.Invalid("dueOn", "Due at an instant or on a day, not both.");
        var made = new TaskItem(
            id, command.Title, command.Description, TaskState.Open, command.Priority, command.AssigneeId, command.CustomerId, command.InteractionId,
            null, null, Rounded(command.Reminders), caller, now, now, 1)
        {
            RungUntil = now,
        }.Due(command.DueAt, command.DueOn, zone);
        return Check(made) is { } refusal ? refusal : made.WithNextRing();
    }

    /// <summary>The task after a change. What was to be reminded of before the change and was not yet is now: the change does not reach back.</summary>
    public static Outcome<TaskStep> Change(this TaskItem task, ChangeTask command, long? expectedVersion, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (expectedVersion is { } version && version != task.Version)
            return Refusal.Stale();
        if (command.Unassign && command.AssigneeId is not null)
            return Refusal.Invalid("unassign", "Either assign it or take it away, not both.");
        if ((command.DueAt is null ? 0 : 1) + (command.DueOn is null ? 0 : 1) + (command.Undue ? 1 : 0) > 1)
            return Refusal.Invalid(command.Undue ? "undue" : "dueOn", "Due at an instant, on a day, or not at all.");
        var changed = task with
        {
            Title = command.Title ?? task.Title,
            Description = command.Description ?? task.Description,
            State = command.State ?? task.State,
            Priority = command.Priority ?? task.Priority,
            AssigneeId = command.Unassign ? null : command.AssigneeId ?? task.AssigneeId,
            Reminders = command.Reminders is { } reminders ? Rounded(reminders) : task.Reminders,
        };
        if (command.Undue || command.DueAt is not null || command.DueOn is not null)
            changed = changed.Due(command.DueAt, command.DueOn, zone);
        if (Check(changed) is { } refusal)
            return refusal;
        if (changed.Reminders.SequenceEqual(task.Reminders))
            changed = changed with { Reminders = task.Reminders };
        if (changed == task)
            return new TaskStep(task, []);
        var rung = task.Ring(now).Rung;
        return new TaskStep((changed with { RungUntil = Later(task.RungUntil, now), ChangedAt = now, Version = task.Version + 1 }).WithNextRing(), rung);
    }

    /// <summary>The task after what is due by now was reminded of.</summary>
    public static TaskStep Ring(this TaskItem task, DateTimeOffset now)
    {
        if (task.State != TaskState.Open)
            return new(task, []);
        ImmutableArray<DateTimeOffset> rung = [.. task.Rings().Where(at => at > task.RungUntil && at <= now).Distinct().Order()];
        return rung.IsEmpty ? new(task, []) : new((task with { RungUntil = now, Version = task.Version + 1 }).WithNextRing(), rung);
    }

    /// <summary>The task with the next instant at which somebody is reminded of it.</summary>
    public static TaskItem WithNextRing(this TaskItem task)
    {
        var next = task.State == TaskState.Open ? task.Rings().Where(at => at > task.RungUntil).Order().Cast<DateTimeOffset?>().FirstOrDefault() : null;
        return task with { RemindAt = next };
    }

    private static IEnumerable<DateTimeOffset> Rings(this TaskItem task) => task.Reminders
        .Select(reminder => reminder.At ?? (task.CountFrom - TimeSpan.FromMinutes(reminder.MinutesBefore!.Value)))
        .OfType<DateTimeOffset>();

    private static TaskItem Due(this TaskItem task, DateTimeOffset? at, DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } date)
            return task with { DueAt = at?.ToInstant(), DueOn = null, CountFrom = at?.ToInstant() };
        // Days that no calendar of the product reaches are refused by what is checked afterwards.
        return date.Year is < 2000 or >= 2200
            ? task with { DueAt = DateTimeOffset.MinValue, DueOn = date, CountFrom = null }
            : task with { DueAt = TenantDay.EndOf(date, zone), DueOn = date, CountFrom = TenantDay.At(date, Morning, zone) };
    }

    private static Refusal? Check(TaskItem task)
    {
        if ((PlainText.CheckName("title", task.Title, MaxTitle) ?? PlainText.Check("description", task.Description, 0, MaxDescription)) is { } refusal)
            return refusal;
        if (!Enum.IsDefined(task.State))
            return Refusal.Invalid("state", "There is no such state.");
        if (!Enum.IsDefined(task.Priority))
            return Refusal.Invalid("priority", "There is no such priority.");
        if (task.DueAt is { } due && !IsInReach(due))
            return Refusal.Invalid(task.DueOn is null ? "dueAt" : "dueOn", "Between the years 2000 and 2200.", "time");
        if (task.Reminders.Length > MaxReminders)
            return Refusal.Invalid("reminders", $"At most {MaxReminders}.");
        return task.Reminders.Select((reminder, i) => Check(reminder, $"reminders[{i}]", task.CountFrom is not null)).FirstOrDefault(wrong => wrong is not null);
    }

    private static Refusal? Check(Reminder reminder, string field, bool isDue) => reminder switch
    {
        { At: { } at, MinutesBefore: null } => IsInReach(at) ? null : Refusal.Invalid($"{field}.at", "Between the years 2000 and 2200.", "time"),
        { At: null, MinutesBefore: >= 0 and <= MaxMinutesBefore } =>
            isDue ? null : Refusal.Invalid($"{field}.minutesBefore", "What is not due has nothing to count back from."),
        { At: null, MinutesBefore: not null } => Refusal.Invalid($"{field}.minutesBefore", $"0 to {MaxMinutesBefore} minutes."),
        _ => Refusal.Invalid(field, "Either an instant or minutes before, and one of them."),
    };

    private static bool IsInReach(DateTimeOffset at) => at >= Earliest && at < Latest;

    private static ImmutableArray<Reminder> Rounded(ImmutableArray<Reminder> reminders) =>
        [.. reminders.Select(reminder => reminder with { At = reminder.At?.ToInstant() })];

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
