using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>An operator's session in a tenant that consented.</summary>
internal sealed class SupportSessionRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The consent that it holds to.</summary>
    public required Guid GrantId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The operator's own session, with which it ends.</summary>
    public required Guid OperatorSessionId { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required long Version { get; init; }
}

internal sealed class SupportSessionRowConfiguration : IEntityTypeConfiguration<SupportSessionRow>
{
    public void Configure(EntityTypeBuilder<SupportSessionRow> builder)
    {
        builder.ToTable("support_sessions");
        builder.HasKey(s => new { s.TenantId, s.Id });
        builder.HasOne<SupportGrantRow>().WithMany().HasForeignKey(s => new { s.TenantId, s.GrantId }).OnDelete(DeleteBehavior.NoAction);

        // An opening clears away what has ended.
        builder.HasIndex(s => new { s.TenantId, s.ExpiresAt });
    }
}
