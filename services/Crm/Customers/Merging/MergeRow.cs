using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>
/// A merge that was made, numbered without gaps. Primary key: tenant, sequence. It is a fence: a merge takes the number after the last one that it knows of, so
/// that of two which know nothing of each other one is refused, wherever they are decided.
/// </summary>
internal sealed class MergeRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required long Sequence { get; init; }

    public required Guid MergedId { get; init; }

    public required Guid SurvivorId { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class MergeRowConfiguration : IEntityTypeConfiguration<MergeRow>
{
    public void Configure(EntityTypeBuilder<MergeRow> builder)
    {
        builder.ToTable("customer_merges");
        builder.HasKey(row => new { row.TenantId, row.Sequence });
        builder.HasOne<CustomerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.MergedId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<CustomerRow>().WithMany().HasForeignKey(row => new { row.TenantId, row.SurvivorId }).OnDelete(DeleteBehavior.NoAction);
    }
}
