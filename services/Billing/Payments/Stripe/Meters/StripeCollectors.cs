using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>A tenant that has a customer on Stripe.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Customer">Stripe's id.</param>
/// <param name="CollectsSince">When the live subscription was made that collects its invoices; null where none does.</param>
internal sealed record StripeCollector(TenantId Tenant, string Customer, DateTimeOffset? CollectsSince)
{
    /// <summary>Whether a live subscription collects its invoices.</summary>
    public bool IsCollecting => CollectsSince is not null;
}

/// <summary>Who is on Stripe.</summary>
internal sealed class StripeCollectors(IDbSource<BillingDb> source)
{
    /// <summary>What a tenant has there; null where it has no customer.</summary>
    public async Task<StripeCollector?> Find(TenantId tenant, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<StripeAccountRow>().FirstOrDefaultAsync(row => row.TenantId == tenant, cancellation) is { } row ? Of(row) : null;
    }

    /// <summary>Those whose invoices are collected there.</summary>
    public async Task<List<TenantId>> All()
    {
        await using var db = source.AcrossTenants();
        var found = new List<TenantId>();
        await foreach (var row in db.Set<StripeAccountRow>().AsAsyncEnumerable())
        {
            if (Of(row) is { IsCollecting: true } collector)
                found.Add(collector.Tenant);
        }

        return found;
    }

    private static StripeCollector? Of(StripeAccountRow row) =>
        row.ToAccount() is { CustomerId: { } customer } account ? new(row.TenantId, customer, account.IsCollecting ? account.Subscription!.StartedAt : null) : null;
}
