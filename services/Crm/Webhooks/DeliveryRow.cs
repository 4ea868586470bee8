using CloudCrm.Contracts;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Webhooks;

/// <summary>
/// One event for one webhook. Primary key: tenant, id. Holds no content: that is read from the journal when it is sent. Outlives its webhook until its
/// time is over.
/// </summary>
internal sealed class DeliveryRow : ITenantRow, IVersionedRow, IPlaced
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required Guid WebhookId { get; init; }

    public required string EventType { get; init; }

    /// <summary>The number of the act in the journal; 0 for a ping.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DeliveryOutcome Outcome { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Attempts since it was last sent from the beginning.</summary>
    public required int Tries { get; init; }

    /// <summary>When it was last sent from the beginning.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When it is attempted next; null where it is not pending.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public required long Version { get; init; }
}

/// <summary>One attempt at a delivery. Primary key: tenant, id.</summary>
internal sealed class AttemptRow : ITenantRow, IPlaced
{
    public required TenantId TenantId { get; init; }

    /// <summary>Made of the delivery and the number.</summary>
    public required Guid Id { get; init; }

    public required Guid WebhookId { get; init; }

    public required Guid DeliveryId { get; init; }

    public required string EventType { get; init; }

    public required long Sequence { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public int? Status { get; init; }

    public required int DurationMilliseconds { get; init; }

    public string? Error { get; init; }
}

internal sealed class DeliveryRowConfiguration : IEntityTypeConfiguration<DeliveryRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.HasKey(row => new { row.TenantId, row.Id });

        // What is due, of one webhook and of all.
        builder.HasIndex(row => new { row.TenantId, row.WebhookId, row.NextAt, row.Sequence });
        builder.HasIndex(row => row.NextAt);

        // The list, and what is over.
        builder.HasIndex(row => new { row.TenantId, row.WebhookId, row.At, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.At });
    }
}

internal sealed class AttemptRowConfiguration : IEntityTypeConfiguration<AttemptRow>
{
    public void Configure(EntityTypeBuilder<AttemptRow> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.WebhookId, row.At, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.At });
    }
}
