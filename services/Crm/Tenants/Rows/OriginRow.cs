using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>A browser origin that a tenant registered.</summary>
internal sealed class OriginRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>Scheme, host and port in lower case.</summary>
    public required string Origin { get; init; }
}

internal sealed class OriginRowConfiguration : IEntityTypeConfiguration<OriginRow>
{
    public void Configure(EntityTypeBuilder<OriginRow> builder)
    {
        builder.ToTable("tenant_origins");
        builder.HasKey(o => new { o.TenantId, o.Origin });
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(o => o.TenantId).OnDelete(DeleteBehavior.NoAction);

        // A preflight names no tenant: whoever registered the origin is looked up by it.
        builder.HasIndex(o => o.Origin);
    }
}
