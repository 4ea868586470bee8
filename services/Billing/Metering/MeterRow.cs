using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Metering;

/// <summary>A meter that the operator defined; outside the tenants, the same for all.</summary>
internal sealed class MeterRow : ISharedRow, IVersionedRow
{
    public required Guid Id { get; init; }

    /// <summary>Stands for it in the ledger and the rollups; from <see cref="MeterRules.FirstNumber"/> up, never another meter's.</summary>
    public required short Number { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required MeterAggregation Aggregation { get; init; }

    public required short Decimals { get; init; }

    public required long UnitSize { get; init; }

    /// <summary>The member of an event's data that holds the value.</summary>
    public required string Property { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it takes events.</summary>
    public required DateTimeOffset? ArchivedAt { get; init; }

    public required long Version { get; init; }
}

internal sealed class MeterRowConfiguration : IEntityTypeConfiguration<MeterRow>
{
    public void Configure(EntityTypeBuilder<MeterRow> builder)
    {
        builder.ToTable("meters");
        builder.HasKey(meter => meter.Id);
        builder.HasIndex(meter => meter.Number).IsUnique();
        builder.HasIndex(meter => meter.Code).IsUnique();
    }
}
