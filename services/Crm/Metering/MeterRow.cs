using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Metering;

/// <summary>A tenant's meter. Primary key: tenant.</summary>
internal sealed class MeterRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The latest batches of API calls, newest last: ids of 32 hexadecimal digits, separated by spaces.</summary>
    public required string Batches { get; init; }

    public required long Version { get; init; }
}

internal sealed class MeterRowConfiguration : IEntityTypeConfiguration<MeterRow>
{
    public void Configure(EntityTypeBuilder<MeterRow> builder)
    {
        builder.ToTable("meters");
        builder.HasKey(row => row.TenantId);
    }
}
