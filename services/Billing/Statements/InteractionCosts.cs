using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>
/// What one interaction costs: its events, which an index finds, are summed in the database by part of a period and meter, and have their share of what
/// was charged for it. All interactions together, and usage without one, cost what the periods charge.
/// </summary>
internal sealed class InteractionCosts(IDbSource<BillingDb> source, RunningAccounts accounts, PricedPeriods prices, EventShares shares)
{
    /// <summary>Of an interaction over more periods the last ones count.</summary>
    public const int PeriodsMax = 24;

    /// <summary>The cost; not found where the tenant has no account.</summary>
    public async Task<Outcome<InteractionCost>> Read(TenantId tenant, Guid interaction)
    {
        if (await accounts.Find(tenant) is not var (account, calendar))
            return Refusal.NotFound("statement");
        await using var db = source.ForTenant(tenant);
        var events = db.Set<UsageEventRow>().Where(row => row.TenantId == tenant && row.InteractionId == interaction);
        var times = events.Select(row => row.RecordedAt);
        var first = await times.OrderBy(at => at).Take(1).ToListAsync();
        if (first.Count == 0)
            return new InteractionCost(account.Currency, "0", [], false);
        var last = await times.OrderByDescending(at => at).FirstAsync();
        var found = new List<EventShare>();
        var isFinal = true;
        foreach (var period in calendar.Periods(first[0], last.AddTicks(TimeSpan.TicksPerMicrosecond)).TakeLast(PeriodsMax))
        {
            var priced = await prices.Of(tenant, calendar, account, period);
            isFinal &= priced.IsFinal;
            foreach (var part in priced.Parts.Where(part => part.From <= last && part.To > first[0]))
                found.AddRange(await shares.In(db, events, tenant, part, period.Start));
        }

        var currency = found.Count > 0 ? found[^1].Currency.Code : account.Currency;
        var units = EventShares.Sum(found, currency);
        return new InteractionCost(currency, EventShares.Total(found, currency), units, isFinal);
    }
}
