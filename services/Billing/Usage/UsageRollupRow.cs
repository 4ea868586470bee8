using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Usage;

/// <summary>A sum over the ledger, kept in the transactions that append to it. Can always be computed again from the ledger and the tenant's calendar.</summary>
public sealed class UsageRollupRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>The stretch of time.</summary>
    public required RollupSpan Span { get; init; }

    /// <summary>What it is split by.</summary>
    public required RollupDimension Dimension { get; init; }

    /// <summary>When the stretch begins (UTC).</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The meter's number (<see cref="MeterCodes"/>).</summary>
    public required short Meter { get; init; }

    /// <summary>The channel or user id; empty where there is none.</summary>
    public required string Value { get; init; }

    /// <summary>Units of the meter.</summary>
    public required long Quantity { get; init; }
}

internal sealed class UsageRollupConfiguration : IEntityTypeConfiguration<UsageRollupRow>
{
    public void Configure(EntityTypeBuilder<UsageRollupRow> builder)
    {
        builder.ToTable("usage_rollups");
        builder.HasKey(row => new { row.TenantId, row.Span, row.Dimension, row.StartsAt, row.Meter, row.Value });
    }
}
