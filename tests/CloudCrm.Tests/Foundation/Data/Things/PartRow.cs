using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Tests.Foundation.Data.Things;

/// <summary>A child with a unique label in its tenant.</summary>
public sealed record PartRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ThingId { get; init; }

    public required string Label { get; init; }

    public string? Note { get; init; }

    public sealed class Table : IEntityTypeConfiguration<PartRow>
    {
        public void Configure(EntityTypeBuilder<PartRow> builder)
        {
            builder.ToTable("parts");
            builder.HasKey(r => new { r.TenantId, r.Id });
            builder.HasIndex(r => new { r.TenantId, r.Label }).IsUnique();
            builder.HasOne<ThingRow>().WithMany().HasForeignKey(r => new { r.TenantId, r.ThingId }).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
