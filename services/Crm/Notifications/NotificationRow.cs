using CloudCrm.Contracts;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Notifications;

/// <summary>Where a notification stands; lists go by it first.</summary>
internal enum NotificationState
{
    Unread,
    Read,
}

/// <summary>A notification of one member. Primary key: tenant, account, id. Written in the act that it tells of; only its marking changes.</summary>
internal sealed class NotificationRow : ITenantRow, IVersionedRow, IPlaced
{
    /// <summary>The most characters of a text that is told.</summary>
    private const int MaxText = 500;

    public required TenantId TenantId { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid Id { get; init; }

    public required NotificationKind Kind { get; init; }

    public required NotificationState State { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Text { get; init; }

    public Guid? CustomerId { get; init; }

    public required Guid SubjectId { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required Guid ActorId { get; init; }

    public required Guid CredentialId { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public required long Version { get; init; }

    public static NotificationRow Of(TenantId tenant, Notice notice, Caller caller, DateTimeOffset at) => new()
    {
        TenantId = tenant,
        AccountId = notice.AccountId,
        Id = notice.Id,
        Kind = notice.Kind,
        State = NotificationState.Unread,
        At = at,
        Text = PlainText.Cut(notice.Text, MaxText),
        CustomerId = notice.CustomerId,
        SubjectId = notice.SubjectId,
        ActorKind = caller.Kind,
        ActorId = caller.Id,
        CredentialId = caller.CredentialId,
        Version = 1,
    };

    /// <summary>The same one, read.</summary>
    public NotificationRow AsRead(DateTimeOffset now) => new()
    {
        TenantId = TenantId,
        AccountId = AccountId,
        Id = Id,
        Kind = Kind,
        State = NotificationState.Read,
        At = At,
        Text = Text,
        CustomerId = CustomerId,
        SubjectId = SubjectId,
        ActorKind = ActorKind,
        ActorId = ActorId,
        CredentialId = CredentialId,
        ReadAt = now,
        Version = Version + 1,
    };

    public Notification ToNotification() => new(Id, Kind, At, Text, CustomerId, SubjectId, new(ActorKind, ActorId, CredentialId), ReadAt);
}

/// <summary>How a member wants to be told. Primary key: tenant, account.</summary>
internal sealed class NotificationSettingsRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What is mailed too: one bit a kind.</summary>
    public required int MailKinds { get; init; }

    public required long Version { get; init; }

    public bool Mails(NotificationKind kind) => (MailKinds & Bit(kind)) != 0;

    public static int Bit(NotificationKind kind) => 1 << (int)kind;
}

internal sealed class NotificationRowConfiguration : IEntityTypeConfiguration<NotificationRow>
{
    public void Configure(EntityTypeBuilder<NotificationRow> builder)
    {
        builder.ToTable("notifications");
        builder.HasKey(row => new { row.TenantId, row.AccountId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.AccountId, row.State, row.At, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.At });
    }
}

internal sealed class NotificationSettingsRowConfiguration : IEntityTypeConfiguration<NotificationSettingsRow>
{
    public void Configure(EntityTypeBuilder<NotificationSettingsRow> builder)
    {
        builder.ToTable("notification_settings");
        builder.HasKey(row => new { row.TenantId, row.AccountId });
    }
}
