using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>An event that Stripe told of: which object to look at. Primary key: Stripe's id of it. Deleted when it is old.</summary>
internal sealed class StripeEventRow : ISharedRow, IVersionedRow
{
    /// <summary>The longest id.</summary>
    public const int IdMax = 255;

    /// <summary>Stripe's id.</summary>
    public required string Id { get; init; }

    /// <summary>Such as <c>invoice.paid</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The object that it is about; empty where it names none.</summary>
    public required string ObjectId { get; init; }

    /// <summary>The customer that it is about, by Stripe's id; null where it says none.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Whose it is; null while that is unknown.</summary>
    public Guid? AboutTenant { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it first came (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What became of it.</summary>
    public required StripeEventState State { get; init; }

    /// <summary>How often its handler was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed, without anything of what was said; null where it did not.</summary>
    public string? Problem { get; init; }

    public required long Version { get; init; }

    /// <summary>After it was looked at.</summary>
    /// <param name="state">What became of it.</param>
    /// <param name="owner">Whose it turned out to be.</param>
    /// <param name="problem">Why that failed.</param>
    /// <param name="isTried">Whether its handler was called.</param>
    public StripeEventRow After(StripeEventState state, TenantId? owner, string? problem, bool isTried) => new()
    {
        Id = Id,
        Type = Type,
        ObjectId = ObjectId,
        CustomerId = CustomerId,
        AboutTenant = owner?.Value ?? AboutTenant,
        CreatedAt = CreatedAt,
        ReceivedAt = ReceivedAt,
        State = state,
        Attempts = Attempts + (isTried ? 1 : 0),
        Problem = problem,
        Version = Version + 1,
    };

    public StripeNotice ToContract() => new(Id, Type, ObjectId, CustomerId, AboutTenant, CreatedAt, ReceivedAt, State, Attempts, Problem);
}

internal sealed class StripeEventConfiguration : IEntityTypeConfiguration<StripeEventRow>
{
    public void Configure(EntityTypeBuilder<StripeEventRow> builder)
    {
        builder.ToTable("stripe_events");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ReceivedAt, row.Id });
        builder.HasIndex(row => new { row.AboutTenant, row.ReceivedAt, row.Id });
        builder.HasIndex(row => new { row.ObjectId, row.ReceivedAt, row.Id });
        builder.HasIndex(row => new { row.State, row.ReceivedAt, row.Id });
    }
}
