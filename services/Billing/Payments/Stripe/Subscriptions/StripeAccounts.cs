using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>What tenants have on Stripe, for everybody but its grain.</summary>
internal sealed class StripeAccounts(IDbSource<BillingDb> source)
{
    /// <summary>What a tenant has; null where it never had anything.</summary>
    public async Task<StripeAccount?> Find(TenantId tenant, CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(tenant);
        return (await db.Set<StripeAccountRow>().FirstOrDefaultAsync(row => row.TenantId == tenant, cancellation))?.ToAccount();
    }
}
