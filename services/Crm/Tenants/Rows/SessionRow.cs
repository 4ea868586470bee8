using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>An account's session in a tenant.</summary>
internal sealed class SessionRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Which joining of the member it was opened in.</summary>
    public required long Joining { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last written that it is in use.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended by hand; null otherwise.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>The account's <see cref="AccountRow.SecurityStamp"/> that it was proven with.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>What opened it, by its own words.</summary>
    public required string Client { get; init; }

    public required long Version { get; init; }
}

internal sealed class SessionRowConfiguration : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(s => new { s.TenantId, s.Id });
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(s => s.TenantId).OnDelete(DeleteBehavior.NoAction);

        // A person sees the open ones in all tenants.
        builder.HasIndex(s => new { s.AccountId, s.OpenedAt, s.Id });

        // The sweep takes what has expired.
        builder.HasIndex(s => new { s.TenantId, s.ExpiresAt });
    }
}
