namespace CloudCrm.Client;

/// <summary>Compares with Stripe.</summary>
/// <param name="Tenant">Whom; all when null.</param>
public sealed record ReconcileStripe(Guid? Tenant = null);

/// <summary>What one comparison with Stripe came to.</summary>
/// <param name="What">What was compared: <c>usage</c>, <c>subscription</c>, <c>invoices</c>, <c>money</c> (invoices, charges and refunds that may be nothing of ours) or <c>events</c>.</param>
/// <param name="Compared">How many things were compared: hours of meters, items, invoices, charges, events.</param>
/// <param name="Found">How many differ.</param>
/// <param name="Repaired">How many of those were repaired at once.</param>
public sealed record StripeComparison(string What, int Compared, int Found, int Repaired);

/// <summary>What comparing with Stripe came to. What differs is among the findings.</summary>
/// <param name="At">When it began (UTC).</param>
/// <param name="Tenants">How many tenants were compared, or are to be compared now.</param>
/// <param name="Comparisons">What was compared; empty where tenants are still to be.</param>
public sealed record StripeReport(DateTimeOffset At, int Tenants, IReadOnlyList<StripeComparison> Comparisons);
