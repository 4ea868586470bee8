using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Statements;

/// <summary>What the usage with one customer costs in the running period: an index finds its events, whatever else the tenant used. All customers together, and usage without one, cost what the period charges.</summary>
internal sealed class CustomerCosts(IDbSource<BillingDb> source, RunningAccounts accounts, PricedPeriods prices, EventShares shares)
{
    /// <summary>The cost; not found where the tenant has no account.</summary>
    public async Task<Outcome<CustomerCost>> Read(TenantId tenant, ImmutableArray<Guid> ids)
    {
        if (await accounts.Find(tenant) is not var (account, calendar))
            return Refusal.NotFound("statement");
        var start = calendar.StartOf(account.Period.From);
        var period = calendar.Periods(start, start.AddTicks(TimeSpan.TicksPerMicrosecond)).Single();
        var known = ids.Select(id => (Guid?)id).ToArray();
        var found = new List<EventShare>();
        await using var db = source.ForTenant(tenant);
        var events = db.Set<UsageEventRow>().Where(row => row.TenantId == tenant && known.Contains(row.CustomerId));
        foreach (var part in (await prices.Of(tenant, calendar, account, period)).Parts)
            found.AddRange(await shares.In(db, events, tenant, part, period.Start));
        return new CustomerCost(account.Currency, account.Period.From, account.Period.To, EventShares.Total(found, account.Currency), EventShares.Sum(found, account.Currency));
    }
}
