using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Intake;

/// <summary>Finds whose an event is. What we know of a customer goes before what an object says of itself.</summary>
internal sealed class StripeOwners(IDbSource<BillingDb> source, StripeGate gate)
{
    private const string Dispute = "charge.dispute.";

    /// <summary>By what is known here; null where that is not enough.</summary>
    /// <param name="customer">The customer on Stripe.</param>
    /// <param name="named">The tenant that the object names.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<TenantId?> Find(string? customer, Guid? named, CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        if (customer is not null
            && await db.Set<StripeCustomerRow>().Where(row => row.Id == customer).Select(row => (Guid?)row.AboutTenant).FirstOrDefaultAsync(cancellation) is { } owner)
            return TenantId.From(owner);
        if (named is null)
            return null;
        var tenant = TenantId.From(named.Value);
        return await db.Set<BillingTenantRow>().AnyAsync(row => row.TenantId == tenant, cancellation) ? tenant : null;
    }

    /// <summary>Of an event that is about to be handled; asks Stripe where the event does not say. Null where it is nobody's here.</summary>
    public async Task<TenantId?> Of(StripeEventRow told, CancellationToken cancellation)
    {
        var customer = told.CustomerId;
        if (customer is null && told.AboutTenant is null && told.Type.StartsWith(Dispute, StringComparison.Ordinal))
        {
            // A dispute names its charge, and only that its customer.
            var dispute = await gate.Call(
                new(null, "dispute.read"), (stripe, options, stop) => stripe.V1.Disputes.GetAsync(told.ObjectId, new() { Expand = ["charge"] }, options, stop), cancellation);
            customer = dispute.Charge?.CustomerId;
        }

        return await Find(customer, told.AboutTenant, cancellation);
    }
}
