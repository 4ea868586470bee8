using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Usage;

/// <summary>
/// The greatest and the latest value in a quarter-hour of a meter that asks for one of them; kept in the transactions that append to the ledger, and can
/// always be computed again from it.
/// </summary>
public sealed class UsageMarkRow : ITenantRow
{
    /// <inheritdoc/>
    public required TenantId TenantId { get; init; }

    /// <summary>The meter's number.</summary>
    public required short Meter { get; init; }

    /// <summary>When the quarter-hour begins (UTC).</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The greatest value, in the ledger's units.</summary>
    public required long Highest { get; init; }

    /// <summary>The time of the latest value (UTC).</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The event of the latest value.</summary>
    public required Guid LastEvent { get; init; }

    /// <summary>The latest value, in the ledger's units.</summary>
    public required long LastQuantity { get; init; }
}

internal sealed class UsageMarkConfiguration : IEntityTypeConfiguration<UsageMarkRow>
{
    public void Configure(EntityTypeBuilder<UsageMarkRow> builder)
    {
        builder.ToTable("usage_marks");
        builder.HasKey(row => new { row.TenantId, row.Meter, row.StartsAt });
    }
}
