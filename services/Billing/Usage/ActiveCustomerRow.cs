using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Usage;

/// <summary>A customer that was active in a billing period, and the event that counts: its earliest one (by time, then id).</summary>
public sealed class ActiveCustomerRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>When the tenant's billing period begins (UTC).</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The time of the event that counts (UTC).</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>The event that counts.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Its channel, where there is one.</summary>
    public string? Channel { get; init; }

    /// <summary>Its user, where there is one.</summary>
    public Guid? UserId { get; init; }
}

internal sealed class ActiveCustomerConfiguration : IEntityTypeConfiguration<ActiveCustomerRow>
{
    public void Configure(EntityTypeBuilder<ActiveCustomerRow> builder)
    {
        builder.ToTable("active_customers");
        builder.HasKey(row => new { row.TenantId, row.PeriodStart, row.CustomerId });
    }
}
