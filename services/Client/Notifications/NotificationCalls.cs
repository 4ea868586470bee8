namespace CloudCrm.Client;

/// <summary>What the member who is signed in is told. A program has none.</summary>
public sealed class NotificationCalls : Calls
{
    internal NotificationCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Unread ones, then the others; the newest first among each.</summary>
    public IAsyncEnumerable<Notification> List(bool unread = false, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => Page(unread, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListNotifications")]
    public Task<Page<Notification>> Page(bool unread = false, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Notification>>(
            Query.To("v1/notifications", ("unread", Query.Text(unread)), ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>How many are unread, counted up to 1,000.</summary>
    [Operation("CountNotifications")]
    public Task<NotificationCount> Unread(CancellationToken cancellation = default) => Get<NotificationCount>("v1/notifications/count", cancellation);

    /// <summary>Marks one read. May be repeated.</summary>
    [Operation("ReadNotification")]
    public Task<Notification> MarkRead(Guid id, CancellationToken cancellation = default) =>
        PutNamed<Notification>($"v1/notifications/{id}/read", null, cancellation);

    /// <summary>Marks those read that came up to an instant, at most 1,000 a call; tells how many, and whether some are left.</summary>
    [Operation("ReadNotifications")]
    public Task<NotificationCount> MarkAllRead(ReadNotifications request, CancellationToken cancellation = default) =>
        PutNamed<NotificationCount>("v1/notifications/read", request, cancellation);

    /// <summary>How the member wants to be told.</summary>
    [Operation("ReadNotificationSettings")]
    public Task<NotificationSettings> Settings(CancellationToken cancellation = default) =>
        Get<NotificationSettings>("v1/notifications/settings", cancellation);

    /// <summary>Sets how the member wants to be told; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeNotificationSettings")]
    public Task<NotificationSettings> ChangeSettings(ChangeNotificationSettings request, long? version = null, CancellationToken cancellation = default) =>
        Put<NotificationSettings>("v1/notifications/settings", request, version, cancellation);
}
