using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Accounts;

/// <summary>A tenant's billing account. Primary key: tenant.</summary>
internal sealed class AccountRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The account as JSON.</summary>
    public required string Document { get; init; }

    public required long Version { get; init; }

    public static AccountRow From(TenantId tenant, Account account) =>
        new() { TenantId = tenant, Document = JsonSerializer.Serialize(account, RowJson.Options), Version = account.Version };

    public Account ToAccount() => JsonSerializer.Deserialize<Account>(Document, RowJson.Options)!;
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<AccountRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("billing_accounts");
        builder.HasKey(row => row.TenantId);
    }
}
