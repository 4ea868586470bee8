using System.Collections.Immutable;

namespace CloudCrm.Billing.Rating;

/// <summary>Everything that one invoice depends on. The same input gives the same invoice for ever.</summary>
public sealed record InvoiceInput
{
    /// <summary>What all money in it is.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The whole period; segments' bases and included units are shares of it by days.</summary>
    public required BillingPeriod Period { get; init; }

    /// <summary>In their order; they need not fill the period.</summary>
    public required ImmutableArray<PlanSegment> Segments { get; init; }

    /// <summary>What earlier periods still cost.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>What was promised.</summary>
    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    /// <summary>Applied one after the other.</summary>
    public ImmutableArray<Coupon> Coupons { get; init; } = [];

    /// <summary>The tenant's, or null where none is shown.</summary>
    public Tax? Tax { get; init; }

    /// <summary>Used in their order.</summary>
    public ImmutableArray<Balance> Credits { get; init; } = [];

    /// <summary>Used in their order, after the credits.</summary>
    public ImmutableArray<Balance> Prepaid { get; init; } = [];
}
