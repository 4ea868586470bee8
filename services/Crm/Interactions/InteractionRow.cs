using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Interactions;

/// <summary>An interaction. Primary key: tenant, id; unique: tenant, channel, external id.</summary>
internal sealed class InteractionRow : ITenantRow, IVersionedRow, IPlaced
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Channel { get; init; }

    public required Direction Direction { get; init; }

    public required Guid CustomerId { get; init; }

    public required string Subject { get; init; }

    public required InteractionState State { get; init; }

    public Guid? AssignedTo { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset? LastMessageAt { get; init; }

    public required int MessageCount { get; init; }

    public required long Version { get; init; }

    public ContactKind? ThroughKind { get; init; }

    public string? ThroughValue { get; init; }

    public Guid? NamedCustomerId { get; init; }

    public static InteractionRow From(TenantId tenant, Interaction interaction) => new()
    {
        TenantId = tenant,
        Id = interaction.Id,
        Channel = interaction.Channel,
        Direction = interaction.Direction,
        CustomerId = interaction.CustomerId,
        Subject = interaction.Subject,
        State = interaction.State,
        AssignedTo = interaction.AssignedTo,
        ExternalId = interaction.ExternalId,
        At = interaction.OccurredAt,
        RecordedAt = interaction.RecordedAt,
        LastMessageAt = interaction.LastMessageAt,
        MessageCount = interaction.MessageCount,
        Version = interaction.Version,
        ThroughKind = interaction.Through?.Kind,
        ThroughValue = interaction.Through?.Value,
        NamedCustomerId = interaction.NamedCustomerId,
    };

    public Interaction ToInteraction() => new(
        Id, Channel, Direction, CustomerId, Subject, State, AssignedTo, ExternalId, At, RecordedAt, LastMessageAt, MessageCount, Version)
    {
        Through = Through,
        NamedCustomerId = NamedCustomerId,
    };

    private ContactReference? Through => ThroughKind is { } kind ? new(kind, ThroughValue!) : null;
}

internal sealed class InteractionRowConfiguration : IEntityTypeConfiguration<InteractionRow>
{
    public void Configure(EntityTypeBuilder<InteractionRow> builder)
    {
        builder.ToTable("interactions");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.Channel, row.ExternalId }).IsUnique().HasFilter("external_id IS NOT NULL");
        builder.HasIndex(row => new { row.TenantId, row.At, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.State, row.At, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.AssignedTo, row.State, row.At, row.Id }).HasFilter("assigned_to IS NOT NULL");
        builder.HasIndex(["TenantId", "State", "At", "Id"], "ix_interactions_unassigned").HasFilter("assigned_to IS NULL");
        builder.HasOne<CustomerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.CustomerId }).OnDelete(DeleteBehavior.NoAction);
    }
}
