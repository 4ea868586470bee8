using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Identity's hashing of passwords, in the one spelling of <see cref="Passwords.Normal"/>.</summary>
internal sealed class PasswordHashing(IOptions<PasswordHasherOptions> options) : IPasswordHasher<AccountUser>
{
    private readonly PasswordHasher<AccountUser> _inner = new(options);

    public string HashPassword(AccountUser user, string password) => _inner.HashPassword(user, Passwords.Normal(password));

    public PasswordVerificationResult VerifyHashedPassword(AccountUser user, string hashedPassword, string providedPassword) =>
        _inner.VerifyHashedPassword(user, hashedPassword, Passwords.Normal(providedPassword));
}
