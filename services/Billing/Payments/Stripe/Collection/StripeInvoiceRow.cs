using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>How an invoice of ours is collected on Stripe. Primary key: tenant, our invoice.</summary>
internal sealed class StripeInvoiceRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    public required Guid InvoiceId { get; init; }

    /// <summary>Stripe's id of its invoice; null before there is one.</summary>
    public string? StripeId { get; init; }

    /// <summary>The rest as JSON.</summary>
    public required string Document { get; init; }

    public required long Version { get; init; }
}

internal sealed class StripeInvoiceConfiguration : IEntityTypeConfiguration<StripeInvoiceRow>
{
    public void Configure(EntityTypeBuilder<StripeInvoiceRow> builder)
    {
        builder.ToTable("stripe_invoices");
        builder.HasKey(row => new { row.TenantId, row.InvoiceId });
        builder.HasIndex(row => new { row.TenantId, row.StripeId });
    }
}
