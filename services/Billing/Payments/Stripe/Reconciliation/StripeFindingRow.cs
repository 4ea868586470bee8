using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>A difference between us and Stripe. Primary key: tenant, id. What was found stays; it can be closed by a person, and resolved.</summary>
internal sealed class StripeFindingRow : ITenantRow, IVersionedRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>Its id; grows with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>What differs.</summary>
    public required StripeFindingKind Kind { get; init; }

    /// <summary>What it is about: an id of ours or of Stripe's, or a meter and an hour.</summary>
    public required string Subject { get; init; }

    /// <summary>What was expected and what was found, as JSON of plain facts.</summary>
    public required string Details { get; init; }

    /// <summary>When it was found first (UTC).</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When it no longer held (UTC); null while it does.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>How it was resolved, such as <c>sent_again</c>; null while it holds.</summary>
    public string? Resolution { get; init; }

    /// <summary>When a person closed it though it may hold (UTC); null where nobody did.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What was done about it then.</summary>
    public string? ClosedReason { get; init; }

    public required long Version { get; init; }

    /// <summary>What was found at an instant, and holds.</summary>
    public static StripeFindingRow Of(TenantId tenant, StripeFindingKind kind, string subject, string details, DateTimeOffset at) =>
        new() { TenantId = tenant, Id = Guid.CreateVersion7(at), Kind = kind, Subject = subject, Details = details, FoundAt = at, Version = 1 };

    public StripeFindingRow Resolve(string resolution, DateTimeOffset at) => After(ClosedAt, ClosedReason, at, resolution);

    public StripeFindingRow Close(string reason, DateTimeOffset at) => After(at, reason, null, null);

    public StripeFinding ToContract() => new(Id, TenantId.Value, Kind, Subject, Details, FoundAt, ResolvedAt, Resolution, ClosedAt, ClosedReason);

    private StripeFindingRow After(DateTimeOffset? closedAt, string? closedReason, DateTimeOffset? resolvedAt, string? resolution) => new()
    {
        TenantId = TenantId,
        Id = Id,
        Kind = Kind,
        Subject = Subject,
        Details = Details,
        FoundAt = FoundAt,
        ResolvedAt = resolvedAt,
        Resolution = resolution,
        ClosedAt = closedAt,
        ClosedReason = closedReason,
        Version = Version + 1,
    };
}

internal sealed class StripeFindingConfiguration : IEntityTypeConfiguration<StripeFindingRow>
{
    public void Configure(EntityTypeBuilder<StripeFindingRow> builder)
    {
        builder.ToTable("stripe_findings");
        builder.HasKey(row => new { row.TenantId, row.Id });

        // The operator reads those of all tenants; mostly those that are open, which are few.
        builder.HasIndex(row => row.Id, "ix_stripe_findings_id");
        builder.HasIndex(row => row.Id, "ix_stripe_findings_open").HasFilter("resolved_at IS NULL AND closed_at IS NULL");

        // A difference lasts once, whoever finds it.
        builder.HasIndex(row => new { row.TenantId, row.Kind, row.Subject }, "ux_stripe_findings_open").IsUnique().HasFilter("resolved_at IS NULL");
    }
}
