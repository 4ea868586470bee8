using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Usage;

/// <summary>An event that could not go into the ledger, kept whole. Never changed or removed. Primary key: tenant, event id, digest.</summary>
public sealed class UsageRejectRow : ITenantRow
{
    /// <summary>Whose it said it was; <c>default</c> where it said nothing.</summary>
    public required TenantId TenantId { get; init; }

    /// <summary>Its id; empty where it had none.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Event"/>: the same bad event sent again is one row.</summary>
    public required string Digest { get; init; }

    /// <summary>Why, as a stable snake_case code.</summary>
    public required string Reason { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Event { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class UsageRejectConfiguration : IEntityTypeConfiguration<UsageRejectRow>
{
    public void Configure(EntityTypeBuilder<UsageRejectRow> builder)
    {
        builder.ToTable("usage_rejects");
        builder.HasKey(row => new { row.TenantId, row.EventId, row.Digest });
    }
}
