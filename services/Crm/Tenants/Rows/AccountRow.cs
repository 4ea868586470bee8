using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Tenants.Rows;

/// <summary>A person who signs in; outside the tenants.</summary>
internal sealed class AccountRow : ISharedRow, IVersionedRow
{
    public required Guid Id { get; init; }

    public required string Mail { get; init; }

    /// <summary>The address as it is compared; unique.</summary>
    public required string MailKey { get; init; }

    public required string Name { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary>Changes with every change of a credential.</summary>
    public required string SecurityStamp { get; init; }

    public required bool TwoFactor { get; init; }

    /// <summary>The key of the account's authenticator, protected by the Data Protection key ring; null where it has none.</summary>
    public required string? AuthenticatorKey { get; init; }

    public required bool IsOperator { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person showed that the address is theirs; null before.</summary>
    public required DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The step of the last code of the authenticator that was used; 0 before the first.</summary>
    public required long LastStep { get; init; }

    /// <summary>SHA-256 of the recovery codes that are left, in hexadecimal, parted by spaces.</summary>
    public required string RecoveryCodes { get; init; }

    /// <summary>The language that the person reads; empty where they never said.</summary>
    public required string Language { get; init; }

    public required long Version { get; init; }
}

internal sealed class AccountRowConfiguration : IEntityTypeConfiguration<AccountRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => a.MailKey).IsUnique();
        builder.HasIndex(a => a.IsOperator).HasFilter("is_operator");
    }
}
