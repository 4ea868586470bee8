using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>A tenant's consent to support.</summary>
internal sealed class SupportGrantRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Reason { get; init; }

    public required bool MayChange { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When an operator last entered by it.</summary>
    public required DateTimeOffset? EnteredAt { get; init; }

    public required long Version { get; init; }
}

internal sealed class SupportGrantRowConfiguration : IEntityTypeConfiguration<SupportGrantRow>
{
    public void Configure(EntityTypeBuilder<SupportGrantRow> builder)
    {
        builder.ToTable("support_grants");
        builder.HasKey(g => new { g.TenantId, g.Id });
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(g => g.TenantId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(g => new { g.TenantId, g.GrantedAt, g.Id });
    }
}
