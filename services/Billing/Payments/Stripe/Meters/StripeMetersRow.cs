using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>How far a tenant's usage was told to Stripe. Primary key: tenant.</summary>
internal sealed class StripeMetersRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The first hour that is told of (UTC).</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>What was used before is fixed but for what comes late (UTC).</summary>
    public required DateTimeOffset DoneUntil { get; init; }

    /// <summary>When all hours that Stripe still takes were last looked at for late usage (UTC).</summary>
    public required DateTimeOffset LookedBackAt { get; init; }

    /// <summary>Whether nothing is told any more.</summary>
    public required bool HasEnded { get; init; }

    public required long Version { get; init; }

    public StripeMetersRow End() => new() { TenantId = TenantId, FirstAt = FirstAt, DoneUntil = DoneUntil, LookedBackAt = LookedBackAt, HasEnded = true, Version = Version + 1 };
}

internal sealed class StripeMetersConfiguration : IEntityTypeConfiguration<StripeMetersRow>
{
    public void Configure(EntityTypeBuilder<StripeMetersRow> builder)
    {
        builder.ToTable("stripe_meters");
        builder.HasKey(row => row.TenantId);
    }
}
