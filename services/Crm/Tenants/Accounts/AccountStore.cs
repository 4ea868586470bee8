using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>
/// Identity's store over the accounts' rows. Setters only change the account in memory; <see cref="CreateAsync"/> and <see cref="UpdateAsync"/>
/// write it as one act of the grouped writer, with what else the account was told to write and its entry in the journal that stands under <see cref="NoTenant"/>.
/// </summary>
internal sealed partial class AccountStore(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, IDataProtectionProvider protection, TimeProvider time) : IUserStore<AccountUser>
{
    /// <summary>The address belongs to another account.</summary>
    public const string MailTaken = "mail_taken";

    /// <summary>Somebody else changed the account first.</summary>
    public const string Stale = "stale";

    public async Task<IdentityResult> CreateAsync(AccountUser user, CancellationToken cancellationToken) =>
        await Commit(Act.CreateShared(NoTenant.Id, user.ToNextRow()), user, cancellationToken);

    public async Task<IdentityResult> UpdateAsync(AccountUser user, CancellationToken cancellationToken) =>
        await Commit(Act.ChangeShared(NoTenant.Id, user.ToNextRow(), user.Version), user, cancellationToken);

    /// <summary>Accounts are never deleted: the journals of tenants name them.</summary>
    public Task<IdentityResult> DeleteAsync(AccountUser user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are not deleted.");

    public async Task<AccountUser?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(userId);
        await using var db = source.AcrossTenants();
        return await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { } row ? AccountUser.From(row) : null;
    }

    public async Task<AccountUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.MailKey == normalizedUserName, cancellationToken) is { } row
            ? AccountUser.From(row)
            : null;
    }

    public Task<string> GetUserIdAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Mail);

    public Task SetUserNameAsync(AccountUser user, string? userName, CancellationToken cancellationToken)
    {
        user.Mail = userName ?? throw new ArgumentNullException(nameof(userName));
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.MailKey);

    public Task SetNormalizedUserNameAsync(AccountUser user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.MailKey = normalizedName ?? throw new ArgumentNullException(nameof(normalizedName));
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }

    private async Task<IdentityResult> Commit(Act act, AccountUser user, CancellationToken cancellation)
    {
        switch (await writer.Commit(user.Complete(act, time.Instant()), cancellation))
        {
            case CommitResult.Committed:
                user.Settle();
                return IdentityResult.Success;
            case CommitResult.Taken:
                return IdentityResult.Failed(new IdentityError { Code = MailTaken, Description = "The address belongs to another account." });
            default:
                return IdentityResult.Failed(new IdentityError { Code = Stale, Description = "The account was changed meanwhile." });
        }
    }
}
