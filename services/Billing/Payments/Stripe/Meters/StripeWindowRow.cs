using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>What became of a window's event.</summary>
internal enum StripeWindowState : short
{
    /// <summary>Its figures are fixed; it is to be sent.</summary>
    Frozen,

    /// <summary>Stripe has it.</summary>
    Sent,

    /// <summary>Stripe will not take it.</summary>
    Refused,
}

/// <summary>What was used of a meter in a closed hour, as it is told to Stripe. Primary key: tenant, meter, start, revision. Its figures never change.</summary>
internal sealed class StripeWindowRow : ITenantRow
{
    public required TenantId TenantId { get; init; }

    /// <summary>The meter's number.</summary>
    public required short Meter { get; init; }

    /// <summary>When it begins (UTC); it ends with the hour, or where the billing period does.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>0 for the first; what came late since is one more.</summary>
    public required int Revision { get; init; }

    /// <summary>What is to be added on Stripe in priced units, as plain decimal text of at most 15 digits; may be negative.</summary>
    public required string Quantity { get; init; }

    /// <summary>Whether it mends what Stripe has and is no usage.</summary>
    public required bool IsCorrection { get; init; }

    /// <summary>When its figures were fixed (UTC).</summary>
    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>By which Stripe knows it: made of tenant, meter, start and revision.</summary>
    public required string Identifier { get; init; }

    /// <summary>What became of it.</summary>
    public required StripeWindowState State { get; init; }

    /// <summary>When Stripe took it (UTC); null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public decimal ToQuantity() => decimal.Parse(Quantity, CultureInfo.InvariantCulture);

    public static StripeWindowRow Frozen(TenantId tenant, short meter, DateTimeOffset startsAt, int revision, decimal quantity, bool isCorrection, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Meter = meter,
        StartsAt = startsAt,
        Revision = revision,
        Quantity = StripeQuantity.Text(quantity),
        IsCorrection = isCorrection,
        FrozenAt = now,
        Identifier = string.Create(CultureInfo.InvariantCulture, $"{tenant.Value:n}:{meter}:{startsAt.ToUnixTimeSeconds()}:{revision}"),
        State = StripeWindowState.Frozen,
    };

    public StripeWindowRow With(StripeWindowState state, DateTimeOffset now) => new()
    {
        TenantId = TenantId,
        Meter = Meter,
        StartsAt = StartsAt,
        Revision = Revision,
        Quantity = Quantity,
        IsCorrection = IsCorrection,
        FrozenAt = FrozenAt,
        Identifier = Identifier,
        State = state,
        SentAt = state == StripeWindowState.Sent ? now : null,
    };
}

internal sealed class StripeWindowConfiguration : IEntityTypeConfiguration<StripeWindowRow>
{
    public void Configure(EntityTypeBuilder<StripeWindowRow> builder)
    {
        builder.ToTable("stripe_windows");
        builder.HasKey(row => new { row.TenantId, row.Meter, row.StartsAt, row.Revision });

        // What is to be sent, of all there ever was.
        builder.HasIndex(row => new { row.TenantId, row.StartsAt }).HasFilter("state = 0").HasDatabaseName("ix_stripe_windows_frozen");
    }
}
