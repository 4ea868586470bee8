using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>An account in a tenant, with copies of the account's name and address.</summary>
internal sealed class MembershipRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>The name as lists are sorted.</summary>
    public required string NameKey { get; init; }

    public required string Mail { get; init; }

    /// <summary>One bit a role.</summary>
    public required int Roles { get; init; }

    public required bool HasSeat { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The tenant's version when the member joined.</summary>
    public required long Joining { get; init; }

    public required long Version { get; init; }
}

internal sealed class MembershipRowConfiguration : IEntityTypeConfiguration<MembershipRow>
{
    public void Configure(EntityTypeBuilder<MembershipRow> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(m => new { m.TenantId, m.AccountId });
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(m => new { m.TenantId, m.NameKey, m.AccountId });

        // Sign-in asks which tenants an account is in.
        builder.HasIndex(m => m.AccountId);
    }
}
