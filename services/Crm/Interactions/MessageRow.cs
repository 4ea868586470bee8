using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Interactions;

/// <summary>A message. Primary key: tenant, interaction, sequence; unique: tenant, id. Never changed.</summary>
internal sealed class MessageRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid InteractionId { get; init; }

    public required long Sequence { get; init; }

    public required Guid Id { get; init; }

    public required Direction Direction { get; init; }

    public Guid? CustomerId { get; init; }

    public Guid? AuthorId { get; init; }

    public required string Text { get; init; }

    public string? ExternalId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public ContactKind? ThroughKind { get; init; }

    public string? ThroughValue { get; init; }

    public Guid? NamedCustomerId { get; init; }

    public static MessageRow From(TenantId tenant, Guid interactionId, Message message) => new()
    {
        TenantId = tenant,
        InteractionId = interactionId,
        Sequence = message.Sequence,
        Id = message.Id,
        Direction = message.Direction,
        CustomerId = message.CustomerId,
        AuthorId = message.AuthorId,
        Text = message.Text,
        ExternalId = message.ExternalId,
        OccurredAt = message.OccurredAt,
        RecordedAt = message.RecordedAt,
        ThroughKind = message.Through?.Kind,
        ThroughValue = message.Through?.Value,
        NamedCustomerId = message.NamedCustomerId,
    };

    public Message ToMessage() => new(Id, Sequence, Direction, CustomerId, AuthorId, Text, ExternalId, OccurredAt, RecordedAt)
    {
        Through = Through,
        NamedCustomerId = NamedCustomerId,
    };

    private ContactReference? Through => ThroughKind is { } kind ? new(kind, ThroughValue!) : null;
}

internal sealed class MessageRowConfiguration : IEntityTypeConfiguration<MessageRow>
{
    public void Configure(EntityTypeBuilder<MessageRow> builder)
    {
        builder.ToTable("messages");
        builder.HasKey(row => new { row.TenantId, row.InteractionId, row.Sequence });
        builder.HasIndex(row => new { row.TenantId, row.Id }).IsUnique();
        builder.HasOne<InteractionRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.InteractionId }).OnDelete(DeleteBehavior.NoAction);
    }
}
