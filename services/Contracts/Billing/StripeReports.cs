using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What one comparison with Stripe came to.</summary>
/// <param name="What">What was compared: <c>usage</c>, <c>subscription</c>, <c>invoices</c>, <c>money</c> (invoices, charges and refunds that may be nothing of ours) or <c>events</c>.</param>
/// <param name="Compared">How many things were compared: hours of meters, items, invoices, charges, events.</param>
/// <param name="Found">How many differ.</param>
/// <param name="Repaired">How many of those were repaired at once.</param>
[GenerateSerializer, Immutable, Alias("StripeComparison")]
public sealed record StripeComparison([property: Id(0)] string What, [property: Id(1)] int Compared, [property: Id(2)] int Found, [property: Id(3)] int Repaired);

/// <summary>What comparing with Stripe came to. What differs is among the findings.</summary>
/// <param name="At">When it began (UTC).</param>
/// <param name="Tenants">How many tenants were compared, or are to be compared now.</param>
/// <param name="Comparisons">What was compared; empty where tenants are still to be.</param>
[GenerateSerializer, Immutable, Alias("StripeReport")]
public sealed record StripeReport([property: Id(0)] DateTimeOffset At, [property: Id(1)] int Tenants, [property: Id(2)] ImmutableArray<StripeComparison> Comparisons);

/// <summary>Compares with Stripe when the operator asks for it. There is one of it.</summary>
[Alias("IStripeReconcileDesk")]
public interface IStripeReconcileDesk : IGrainWithStringKey
{
    /// <summary>Compares one tenant now. What was found and repaired is written down even where the answer comes too late.</summary>
    [Alias("One")]
    Task<Outcome<StripeReport>> One(Guid tenant);

    /// <summary>Has all tenants compared that pay through Stripe, and the events of the last days.</summary>
    [Alias("All")]
    Task<Outcome<StripeReport>> All();
}
