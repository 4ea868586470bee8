using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>An attempt of a call to Stripe, for the operator: ids and outcome, nothing of what was said. Primary key: id. Written by the gate, deleted when it is old.</summary>
internal sealed class StripeCallRow : ISharedRow
{
    /// <summary>Its id; grows with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose; null for what belongs to no tenant.</summary>
    public Guid? AboutTenant { get; init; }

    /// <summary>What it does, such as <c>customer.create</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its idempotency key; null for a read.</summary>
    public string? CallKey { get; init; }

    /// <summary>Stripe's id of the request; null without an answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>The object that was answered with; null without one.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The HTTP status; 0 without an answer.</summary>
    public required int Status { get; init; }

    /// <summary>Stripe's error code, or the kind of silence; null where it went well.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required int Milliseconds { get; init; }

    public StripeCall ToContract() => new(Id, At, AboutTenant, Name, CallKey, RequestId, ObjectId, Status, ErrorCode, Milliseconds);
}

internal sealed class StripeCallConfiguration : IEntityTypeConfiguration<StripeCallRow>
{
    public void Configure(EntityTypeBuilder<StripeCallRow> builder)
    {
        builder.ToTable("stripe_calls");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.AboutTenant, row.Id });
        builder.HasIndex(row => new { row.ObjectId, row.Id });
    }
}
