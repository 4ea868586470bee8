using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Identity's rules for accounts. Who may try at all is <see cref="GuessGuard"/>'s affair: nothing here locks an account.</summary>
internal sealed class AccountManager(
    IUserStore<AccountUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<AccountUser> hasher,
    IEnumerable<IUserValidator<AccountUser>> users,
    IEnumerable<IPasswordValidator<AccountUser>> passwords,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<AccountManager> log) : UserManager<AccountUser>(store, options, hasher, users, passwords, normalizer, errors, services, log)
{
    /// <summary>Keeps the key of an authenticator that is yet to show a code. Nothing changes for sessions.</summary>
    public async Task<IdentityResult> SetPendingKey(AccountUser user, string key)
    {
        await ((IUserAuthenticatorKeyStore<AccountUser>)Store).SetAuthenticatorKeyAsync(user, key, CancellationToken);
        user.LastStep = 0;
        return await UpdateUserAsync(user);
    }

    /// <summary>Gives an operator another secret without a second factor: the way back in when both are lost.</summary>
    public Task<IdentityResult> SetOnlyPassword(AccountUser user, string password)
    {
        user.DropTwoFactor();
        return SetPassword(user, password);
    }

    /// <summary>Gives an account another password.</summary>
    public async Task<IdentityResult> SetPassword(AccountUser user, string password)
    {
        var result = await UpdatePasswordHash(user, password, validatePassword: true);
        return result.Succeeded ? await UpdateUserAsync(user) : result;
    }
}
