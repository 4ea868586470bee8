using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Look-ups that sign-in needs before any tenant is known.</summary>
internal sealed class AccountDirectory(IDbSource<CrmDb> source)
{
    /// <summary>The most tenants of one account that are told at sign-in.</summary>
    public const int MaxTenancies = 50;

    /// <summary>The account with this address now. Its id cannot be made from the address: that may change.</summary>
    public async Task<Guid?> Find(string mail)
    {
        var key = MailAddresses.Key(mail);
        await using var db = source.AcrossTenants();
        return await db.Set<AccountRow>().Where(a => a.MailKey == key).Select(a => (Guid?)a.Id).FirstOrDefaultAsync();
    }

    /// <summary>The tenants that an account is a member of, closed ones left out, by name.</summary>
    public async Task<IReadOnlyList<AccountTenancy>> TenanciesOf(Guid accountId)
    {
        await using var db = source.AcrossTenants();
        var found = await (
            from member in db.Set<MembershipRow>()
            join tenant in db.Set<TenantRow>() on member.TenantId equals tenant.TenantId
            where member.AccountId == accountId && tenant.State != TenantState.Closed
            orderby tenant.Name
            select new { tenant.TenantId, tenant.Name, tenant.IsSandbox }).Take(MaxTenancies).ToListAsync();
        return found.ConvertAll(tenant => new AccountTenancy(tenant.TenantId, tenant.Name, tenant.IsSandbox));
    }

    /// <summary>Whether anybody operates the product yet.</summary>
    public async Task<bool> HasOperator(CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<AccountRow>().AnyAsync(a => a.IsOperator, cancellation);
    }
}
