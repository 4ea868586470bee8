using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Accounts;

/// <summary>Accounts as everybody but their grain sees them: in the period that runs.</summary>
internal sealed class RunningAccounts(IDbSource<BillingDb> source, IGrainFactory grains, TimeProvider time)
{
    /// <summary>A tenant's account and calendar; null where it has none.</summary>
    public async Task<(Account Account, TenantCalendar Calendar)?> Find(TenantId tenant)
    {
        if (await Read(tenant) is not var (account, calendar))
            return null;
        // Work that is due soon ends the period; nobody is to see the old one until then.
        if (account.IsEnded || calendar.StartOf(account.Period.To) > time.Instant())
            return (account, calendar);
        await grains.BillingAccount(tenant).Renew();
        return await Read(tenant);
    }

    private async Task<(Account Account, TenantCalendar Calendar)?> Read(TenantId tenant)
    {
        await using var db = source.ForTenant(tenant);
        var row = await db.Set<AccountRow>().FirstOrDefaultAsync(row => row.TenantId == tenant);
        return row is not null && await UsageQuery.Calendar(db, tenant) is { } calendar ? (row.ToAccount(), calendar) : null;
    }
}
