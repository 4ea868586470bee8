using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>A program's credential.</summary>
internal sealed class ApiKeyRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Right Scopes { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last written that it is in use.</summary>
    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The role whose rights to fields of customers it has.</summary>
    public required Role? SeesAs { get; init; }

    public required long Version { get; init; }
}

internal sealed class ApiKeyRowConfiguration : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(k => new { k.TenantId, k.Id });

        // More rights than a small integer has bits may come.
        builder.Property(k => k.Scopes).HasConversion<int>();
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(k => k.TenantId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(k => new { k.TenantId, k.CreatedAt, k.Id });
    }
}
