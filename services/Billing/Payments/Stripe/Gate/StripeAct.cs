using CloudCrm.Contracts;

namespace CloudCrm.Billing.Payments.Stripe.Gate;

/// <summary>A call to Stripe, as the operator's log knows it.</summary>
/// <param name="Tenant">Whose; null for what belongs to no tenant, such as prices.</param>
/// <param name="Name">What it does, such as <c>customer.create</c>.</param>
/// <param name="Key">Its idempotency key, made of our ids: at most 255 characters; null for a read.</param>
internal readonly record struct StripeAct(TenantId? Tenant, string Name, string? Key = null);
