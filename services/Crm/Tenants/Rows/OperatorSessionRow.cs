using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>An operator's session; outside the tenants.</summary>
internal sealed class OperatorSessionRow : ISharedRow, IVersionedRow
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last written that it is in use.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended by hand; null otherwise.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    public required long Version { get; init; }

    /// <summary>The account's <see cref="AccountRow.SecurityStamp"/> that it was proven with.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>What opened it, by its own words.</summary>
    public required string Client { get; init; }
}

internal sealed class OperatorSessionRowConfiguration : IEntityTypeConfiguration<OperatorSessionRow>
{
    public void Configure(EntityTypeBuilder<OperatorSessionRow> builder)
    {
        builder.ToTable("operator_sessions");
        builder.HasKey(s => s.Id);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(s => s.AccountId);
    }
}
