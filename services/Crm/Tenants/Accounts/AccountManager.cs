using CloudCrm.Foundation.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Identity's rules for accounts, on the product's clock (the base class reads the system's).</summary>
internal sealed class AccountManager(
    IUserStore<AccountUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<AccountUser> hasher,
    IEnumerable<IUserValidator<AccountUser>> users,
    IEnumerable<IPasswordValidator<AccountUser>> passwords,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<AccountManager> log,
    TimeProvider time) : UserManager<AccountUser>(store, options, hasher, users, passwords, normalizer, errors, services, log)
{
    public override Task<bool> IsLockedOutAsync(AccountUser user) => Task.FromResult(user.LockedUntil > time.GetUtcNow());

    public override Task<IdentityResult> AccessFailedAsync(AccountUser user)
    {
        user.Failures++;
        if (user.Failures >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.LockedUntil = (time.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan).ToInstant();
            user.Failures = 0;
        }

        return UpdateUserAsync(user);
    }

    /// <summary>Forgives failures and lifts a lock-out.</summary>
    public Task<IdentityResult> LetIn(AccountUser user)
    {
        if (user is { Failures: 0, LockedUntil: null })
            return Task.FromResult(IdentityResult.Success);
        user.Failures = 0;
        user.LockedUntil = null;
        return UpdateUserAsync(user);
    }

    /// <summary>Keeps the key of an authenticator that is yet to show a code. Nothing changes for sessions.</summary>
    public async Task<IdentityResult> SetPendingKey(AccountUser user, string key)
    {
        await ((IUserAuthenticatorKeyStore<AccountUser>)Store).SetAuthenticatorKeyAsync(user, key, CancellationToken);
        user.LastStep = 0;
        return await UpdateUserAsync(user);
    }

    /// <summary>Forgives failures and writes down that a code was used.</summary>
    public Task<IdentityResult> LetInWith(AccountUser user)
    {
        user.Failures = 0;
        return UpdateUserAsync(user);
    }

    /// <summary>Gives an operator another secret without a second factor: the way back in when both are lost.</summary>
    public Task<IdentityResult> SetOnlyPassword(AccountUser user, string password)
    {
        user.DropTwoFactor();
        return SetPassword(user, password);
    }

    /// <summary>Gives an account another password and lets it in again, in one act.</summary>
    public async Task<IdentityResult> SetPassword(AccountUser user, string password)
    {
        var result = await UpdatePasswordHash(user, password, validatePassword: true);
        user.Failures = 0;
        user.LockedUntil = null;
        return result.Succeeded ? await UpdateUserAsync(user) : result;
    }
}
