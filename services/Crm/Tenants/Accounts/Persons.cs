using CloudCrm.Contracts;
using Microsoft.AspNetCore.Identity;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>What an account's name and address may be. That an address is one account's only is a unique index's affair.</summary>
internal sealed class Persons : IUserValidator<AccountUser>
{
    public static Refusal? Check(string? mail, string? name) => MailAddresses.Check("mail", mail) ?? Settings.CheckName("name", name);

    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user) => Task.FromResult(
        Check(user.Mail, user.Name) is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = refusal.Field!, Description = refusal.Detail })
            : IdentityResult.Success);
}
