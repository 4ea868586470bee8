using CloudCrm.Contracts;
using Microsoft.AspNetCore.Identity;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>What a password may be: 8 to 128 characters of any kind.</summary>
internal sealed class Passwords : IPasswordValidator<AccountUser>
{
    private const int MinLength = 8;
    private const int MaxLength = 128;

    /// <summary>What is wrong with a password; null where it is fine.</summary>
    public static Refusal? Check(string? password) => PlainText.Check("password", password, MinLength, MaxLength);

    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user, string? password) => Task.FromResult(
        Check(password) is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = "password", Description = refusal.Detail })
            : IdentityResult.Success);
}
