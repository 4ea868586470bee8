using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Password, stamp, and the second factor, whose key is kept protected.</summary>
internal sealed partial class AccountStore :
    IUserPasswordStore<AccountUser>, IUserSecurityStampStore<AccountUser>, IUserTwoFactorStore<AccountUser>,
    IUserAuthenticatorKeyStore<AccountUser>
{
    private readonly IDataProtector _protector = protection.CreateProtector("CloudCrm.Accounts.AuthenticatorKey");

    public Task SetPasswordHashAsync(AccountUser user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash ?? "";
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash.Length == 0 ? null : user.PasswordHash);

    public Task<bool> HasPasswordAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash.Length > 0);

    public Task SetSecurityStampAsync(AccountUser user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetTwoFactorEnabledAsync(AccountUser user, bool enabled, CancellationToken cancellationToken)
    {
        user.TwoFactor = enabled;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactor);

    public Task SetAuthenticatorKeyAsync(AccountUser user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = _protector.Protect(key);
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } key ? _protector.Unprotect(key) : null);
}
