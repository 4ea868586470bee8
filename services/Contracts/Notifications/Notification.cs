using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Notifications;

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

/// <summary>Something that one member is told. It is kept for 90 days.</summary>
/// <param name="Id">Its id, made of what it tells of: the same thing is told once.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Text">The beginning of the note's text, the task's title, or what is said about bills; at most 500 characters.</param>
/// <param name="CustomerId">The customer that it is about, where there is one.</param>
/// <param name="SubjectId">The note or task; the invoice or budget.</param>
/// <param name="Caller">Who caused it.</param>
/// <param name="ReadAt">When the member marked it read (UTC); null while it is unread.</param>
[GenerateSerializer, Immutable, Alias("Notification")]
public sealed record Notification(
    [property: Id(0)] Guid Id,
    [property: Id(1)] NotificationKind Kind,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Text,
    [property: Id(4)] Guid? CustomerId,
    [property: Id(5)] Guid SubjectId,
    [property: Id(6)] Caller Caller,
    [property: Id(7)] DateTimeOffset? ReadAt);

/// <summary>How a member wants to be told.</summary>
/// <param name="Mailed">What is mailed too, to a verified address; nothing at first.</param>
/// <param name="Version">Grows by one a change; 0 before the first.</param>
[GenerateSerializer, Immutable, Alias("NotificationSettings")]
public sealed record NotificationSettings([property: Id(0)] ImmutableArray<NotificationKind> Mailed, [property: Id(1)] long Version);

/// <summary>A number of notifications.</summary>
/// <param name="Count">How many, at most 1,000.</param>
/// <param name="More">True where there are more than those.</param>
[GenerateSerializer, Immutable, Alias("NotificationCount")]
public sealed record NotificationCount([property: Id(0)] int Count, [property: Id(1)] bool More);

/// <summary>What a member does with the notifications. Key: tenant and account.</summary>
[Alias("INotificationGrain")]
public interface INotificationGrain : IGrainWithStringKey
{
    /// <summary>Marks one read. Idempotent.</summary>
    [Alias("MarkRead")]
    Task<Outcome<Notification>> MarkRead(Guid id);

    /// <summary>Marks read what came up to an instant, at most 1,000 a call, the newest first; tells how many, and whether some are left.</summary>
    [Alias("MarkAllRead")]
    Task<Outcome<NotificationCount>> MarkAllRead(DateTimeOffset until);

    /// <summary>How the member wants to be told.</summary>
    [Alias("Settings"), ReadOnly]
    Task<Outcome<NotificationSettings>> Settings();

    /// <summary>Sets what is mailed too; <paramref name="expectedVersion"/> null means any. Not found where the account is no member.</summary>
    [Alias("ChangeSettings")]
    Task<Outcome<NotificationSettings>> ChangeSettings(ImmutableArray<NotificationKind> mailed, long? expectedVersion, Caller caller);
}

/// <summary>Lists of notifications, each of one member alone. Key: the tenant.</summary>
[Alias("INotificationReader")]
public interface INotificationReader : IGrainWithStringKey
{
    /// <summary>A member's notifications: unread ones, then the others unless <paramref name="unreadOnly"/>; the newest first among each.</summary>
    [Alias("List")]
    Task<Outcome<Page<Notification>>> List(Guid accountId, bool unreadOnly, string? cursor, int limit);

    /// <summary>How many are unread.</summary>
    [Alias("Unread")]
    Task<NotificationCount> Unread(Guid accountId);
}
