using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>An invitation of an address.</summary>
internal sealed class InvitationRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    public required Guid Id { get; init; }

    public required string Mail { get; init; }

    /// <summary>One bit a role.</summary>
    public required int Roles { get; init; }

    public required InvitationState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>SHA-256 of the secret that went out by mail; null in older ones.</summary>
    public required byte[]? MailSecretHash { get; init; }

    /// <summary>Who took it up; null while nobody did.</summary>
    public required Guid? AcceptedBy { get; init; }
}

internal sealed class InvitationRowConfiguration : IEntityTypeConfiguration<InvitationRow>
{
    public void Configure(EntityTypeBuilder<InvitationRow> builder)
    {
        builder.ToTable("invitations");
        builder.HasKey(i => new { i.TenantId, i.Id });
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(i => i.TenantId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(i => new { i.TenantId, i.CreatedAt, i.Id });
        builder.HasIndex(i => new { i.TenantId, i.State });
    }
}
