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

    /// <summary>The meter's number (<see cref="MeterCodes"/>).</summary>
    public required short Meter { get; init; }

    /// <summary>Units of the meter; negative only for storage that was freed.</summary>
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

    /// <summary>When the ledger took it (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class UsageEventConfiguration : IEntityTypeConfiguration<UsageEventRow>
{
    public void Configure(EntityTypeBuilder<UsageEventRow> builder)
    {
        builder.ToTable("usage_events");
        builder.HasKey(row => new { row.TenantId, row.EventId });
    }
}
