using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>An event of Stripe's that is about a tenant of ours, or about what all tenants share.</summary>
/// <param name="Id">Stripe's id of it.</param>
/// <param name="Type">Such as <c>invoice.paid</c>.</param>
/// <param name="ObjectId">The object to look at; empty where it names none.</param>
/// <param name="CustomerId">The customer that it is about; null where it says none.</param>
/// <param name="Tenant">Whose it is; <see cref="Reserved.Accounts"/> for what belongs to no tenant, such as a meter (<c>v1.billing.meter.</c>).</param>
internal sealed record StripeEvent(string Id, string Type, string ObjectId, string? CustomerId, TenantId Tenant);

/// <summary>Looks at what events of some types are about. Called at least once for each, in any order: it fetches the object and applies how it stands now.</summary>
internal interface IStripeEventHandler
{
    /// <summary>The types, by how they begin, such as <c>customer.subscription.</c>; of several handlers the one with the longest beginning is called.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>Looks. When it throws it is called again later.</summary>
    Task Handle(StripeEvent told, CancellationToken cancellation);
}
