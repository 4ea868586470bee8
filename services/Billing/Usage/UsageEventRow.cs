using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Usage;

/// <summary>One entry of the ledger. Written once, never changed or removed. Primary key: tenant, event id.</summary>
public sealed class UsageEventRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>The act's own id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The meter's number.</summary>
    public required short Meter { get; init; }

    /// <summary>Units of the meter, times 10^decimals where it has any; negative only where a level falls, such as storage that was freed.</summary>
    public required long Quantity { get; init; }

    /// <summary>The time it is billed at (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The channel, where there is one.</summary>
    public string? Channel { get; init; }

    /// <summary>The member or key that acted, where there is one.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The customer, where there is one.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The interaction, where there is one.</summary>
    public Guid? InteractionId { get; init; }

    /// <summary>What told of it, where that was another program.</summary>
    public string? Source { get; init; }

    /// <summary>Its id there.</summary>
    public string? SourceId { get; init; }

    /// <summary>Whom it is about in the words of who told of it, where that is not a customer's id.</summary>
    public string? Subject { get; init; }

    /// <summary>Its value, where an external meter counts different ones.</summary>
    public string? DistinctValue { get; init; }

    /// <summary>When the ledger took it (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class UsageEventConfiguration : IEntityTypeConfiguration<UsageEventRow>
{
    public void Configure(EntityTypeBuilder<UsageEventRow> builder)
    {
        builder.ToTable("usage_events");
        builder.HasKey(row => new { row.TenantId, row.EventId });

        // Invoices, their proofs and drill-downs read a meter's events by time.
        builder.HasIndex(row => new { row.TenantId, row.Meter, row.RecordedAt, row.EventId }).HasDatabaseName("ix_usage_events_order");

        // What an interaction costs. Most of what comes from outside has none, and pays nothing for the index.
        builder.HasIndex(row => new { row.TenantId, row.InteractionId, row.RecordedAt }).HasFilter("interaction_id IS NOT NULL").HasDatabaseName("ix_usage_events_interaction");

        // What a customer costs.
        builder.HasIndex(row => new { row.TenantId, row.CustomerId, row.RecordedAt }).HasFilter("customer_id IS NOT NULL").HasDatabaseName("ix_usage_events_customer");
    }
}
