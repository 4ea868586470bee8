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
    /// <summary>The stamp now; null where there is no such account.</summary>
    public static async Task<string?> Read(IDbSource<CrmDb> source, Guid accountId)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<AccountRow>().Where(account => account.Id == accountId).Select(account => account.SecurityStamp).FirstOrDefaultAsync();
    }
}
