using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>Whose a customer on Stripe is. Primary key: Stripe's id.</summary>
internal sealed class StripeCustomerRow : ISharedRow
{
    /// <summary>Stripe's id.</summary>
    public required string Id { get; init; }

    /// <summary>The tenant.</summary>
    public required Guid AboutTenant { get; init; }
}

internal sealed class StripeCustomerConfiguration : IEntityTypeConfiguration<StripeCustomerRow>
{
    public void Configure(EntityTypeBuilder<StripeCustomerRow> builder)
    {
        builder.ToTable("stripe_customers");
        builder.HasKey(row => row.Id);
    }
}
