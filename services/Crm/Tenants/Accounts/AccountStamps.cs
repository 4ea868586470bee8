using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>
/// What sessions hold to: the account's stamp, which changes with its credentials. Read from the row each time a session proves itself, so that a change
/// ends every session that the old credentials opened, wherever it was made.
/// </summary>
internal static class AccountStamps
{
    /// <summary>What an operator's session holds to; null where the account is no operator's.</summary>
    public static async Task<OperatorStanding?> ReadOperator(IDbSource<CrmDb> source, Guid accountId)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<AccountRow>().Where(account => account.Id == accountId && account.IsOperator)
            .Select(account => new OperatorStanding(account.SecurityStamp, account.TwoFactor)).FirstOrDefaultAsync();
    }

    /// <summary>The stamp now; null where there is no such account.</summary>
    public static async Task<string?> Read(IDbSource<CrmDb> source, Guid accountId)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<AccountRow>().Where(account => account.Id == accountId).Select(account => account.SecurityStamp).FirstOrDefaultAsync();
    }
}

/// <summary>An operator's account as its sessions see it.</summary>
/// <param name="Stamp">Changes with its credentials.</param>
/// <param name="HasTwoFactor">Whether it has a second factor.</param>
internal sealed record OperatorStanding(string Stamp, bool HasTwoFactor);
