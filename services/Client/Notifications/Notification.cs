namespace CloudCrm.Client;

/// <summary>What a member is told of.</summary>
public enum NotificationKind
{
    /// <summary>A note on a customer mentions the member.</summary>
    Mention,

    /// <summary>A task is assigned to the member.</summary>
    TaskAssigned,

    /// <summary>A task is to be done soon.</summary>
    TaskReminder,

    /// <summary>Something about bills, for owners and admins; they get a mail about it anyway.</summary>
    Billing,
}

/// <summary>Something that a member is told. It is kept for 90 days.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Text">The beginning of the note's text, the task's title, or what is said about bills; at most 500 characters.</param>
/// <param name="CustomerId">The customer that it is about, where there is one.</param>
/// <param name="SubjectId">The note or task; the invoice or budget.</param>
/// <param name="By">Who caused it.</param>
/// <param name="ReadAt">When it was marked read (UTC); null while it is unread.</param>
public sealed record Notification(
    Guid Id, NotificationKind Kind, DateTimeOffset At, string Text, Guid? CustomerId, Guid SubjectId, Actor By, DateTimeOffset? ReadAt);

/// <summary>How a member wants to be told.</summary>
/// <param name="Mailed">What is mailed too, to a verified address; nothing at first.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record NotificationSettings(IReadOnlyList<NotificationKind> Mailed, long Version) : IVersioned;

/// <summary>Sets how a member wants to be told.</summary>
/// <param name="Mailed">The whole list of what is mailed too; only verified addresses get mails.</param>
public sealed record ChangeNotificationSettings(IReadOnlyList<NotificationKind> Mailed);

/// <summary>Marks notifications read.</summary>
/// <param name="Until">Those that came up to this instant.</param>
public sealed record ReadNotifications(DateTimeOffset Until);

/// <summary>A number of notifications.</summary>
/// <param name="Count">How many, at most 1,000.</param>
/// <param name="More">True where there are more than those.</param>
public sealed record NotificationCount(int Count, bool More);
