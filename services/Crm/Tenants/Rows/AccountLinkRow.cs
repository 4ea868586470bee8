using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>What a link in a mail is good for.</summary>
internal enum LinkPurpose
{
    /// <summary>A new password in place of a forgotten one.</summary>
    ResetPassword,

    /// <summary>Shows that the account's address is its person's.</summary>
    VerifyMail,
}

/// <summary>A link that was mailed to an account's address. Good once; deleted when used.</summary>
internal sealed class AccountLinkRow : ISharedRow
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required LinkPurpose Purpose { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] SecretHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class AccountLinkRowConfiguration : IEntityTypeConfiguration<AccountLinkRow>
{
    public void Configure(EntityTypeBuilder<AccountLinkRow> builder)
    {
        builder.ToTable("account_links");
        builder.HasKey(l => l.Id);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(l => new { l.AccountId, l.Purpose });
    }
}
