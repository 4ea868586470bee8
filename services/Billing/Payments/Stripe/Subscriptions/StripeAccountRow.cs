using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>What a tenant has on Stripe. Primary key: tenant. Written by its grain only.</summary>
internal sealed class StripeAccountRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The account as JSON.</summary>
    public required string Document { get; init; }

    public required long Version { get; init; }

    public static StripeAccountRow From(TenantId tenant, StripeAccount account) =>
        new() { TenantId = tenant, Document = JsonSerializer.Serialize(account, RowJson.Options), Version = account.Version };

    public StripeAccount ToAccount() => JsonSerializer.Deserialize<StripeAccount>(Document, RowJson.Options)!;
}

internal sealed class StripeAccountConfiguration : IEntityTypeConfiguration<StripeAccountRow>
{
    public void Configure(EntityTypeBuilder<StripeAccountRow> builder)
    {
        builder.ToTable("stripe_accounts");
        builder.HasKey(row => row.TenantId);
    }
}
