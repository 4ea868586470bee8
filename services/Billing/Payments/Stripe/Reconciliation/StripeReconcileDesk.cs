using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Compares with Stripe when the operator asks for it. It writes nothing of its own, and many may ask at once.</summary>
[GrainType("stripe-reconcile-desk"), Reentrant]
internal sealed class StripeReconcileDesk(StripeReconciler reconciler, EventsCheck events, StripeGate gate, StripeCollectors collectors, IDbSource<BillingDb> source, IActWriter<BillingDb> writer, TimeProvider time)
    : Grain, IStripeReconcileDesk
{
    public async Task<Outcome<StripeReport>> One(Guid tenant)
    {
        if (tenant == Guid.Empty || !await IsKnown(TenantId.From(tenant)))
            return Refusal.NotFound("tenant");
        var now = time.Instant();
        // What was lost is there for the rest to go by, where it comes in time.
        var told = gate.IsOn ? await events.Check(now - EventsCheck.AskedBack, now - EventsCheck.ToldWithin, CancellationToken.None) : default;
        var report = await reconciler.Run(TenantId.From(tenant), true, 1, CancellationToken.None);
        return report with { Comparisons = report.Comparisons.Add(new("events", told.Compared, told.Found, told.Repaired)) };
    }

    public async Task<Outcome<StripeReport>> All()
    {
        var (now, count) = (time.Instant(), 0);
        foreach (var tenant in await collectors.All())
        {
            // Who waits already is compared once.
            await writer.Commit(Act.Create(tenant, StripeReconcileWork.Once(tenant, now)));
            count++;
        }

        if (count > 0)
            await writer.Commit(Act.Create(Reserved.Accounts, EventsCheckWork.Once(now)));
        return new StripeReport(now, count, []);
    }

    private async Task<bool> IsKnown(TenantId tenant)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<BillingTenantRow>().AnyAsync(row => row.TenantId == tenant);
    }
}
