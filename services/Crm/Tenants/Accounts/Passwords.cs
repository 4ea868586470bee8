using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.AspNetCore.Identity;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>
/// What a new password may be (NIST SP 800-63B): 8 to 128 characters of any kind, spaces among them, without rules about which; not one that was breached,
/// nor the person's, company's or product's own name. Passwords are compared in normalization form KC, so that one typed on another keyboard is the same.
/// </summary>
internal sealed class Passwords(BreachedPasswords breached) : IPasswordValidator<AccountUser>
{
    private const int MinLength = 8;
    private const int MaxLength = 128;
    private const string Product = "CloudCrm";

    /// <summary>What is wrong with a password's form; null where it is fine. Also said of passwords that are only to be compared.</summary>
    public static Refusal? Check(string? password) =>
        PlainText.Check("password", password, 0, 2 * MaxLength) is { } refusal && refusal.Code != "length" ? refusal
        : password?.EnumerateRunes().Count() is >= MinLength and <= MaxLength ? null
        : Refusal.Invalid("password", $"{MinLength} to {MaxLength} characters.", "length");

    /// <summary>The one spelling that is hashed. A text that cannot be normalized is no password of anybody.</summary>
    public static string Normal(string password) => Check(password) is null ? password.Normalize(NormalizationForm.FormKC) : password;

    /// <summary>What is wrong with a new password of somebody.</summary>
    public Refusal? Check(AccountUser user, string? password)
    {
        if (Check(password) is { } refusal)
            return refusal;
        if (breached.Knows(password!))
            return Refusal.Invalid("password", "This password is on a list of breached or common ones: choose another.", "password_breached");
        return IsOwnName(user, password!)
            ? Refusal.Invalid("password", "A password must not be your address or name, your company's name or the product's.", "password_obvious")
            : null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user, string? password) => Task.FromResult(
        Check(user, password) is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = refusal.Code, Description = refusal.Detail })
            : IdentityResult.Success);

    private static bool IsOwnName(AccountUser user, string password)
    {
        var bare = Bare(password);
        string?[] names = [user.Mail, user.Mail[..Math.Max(0, user.Mail.IndexOf('@', StringComparison.Ordinal))], user.Name, user.Company, Product];
        return names.Any(name => !string.IsNullOrWhiteSpace(name) && Bare(name) == bare);
    }

    /// <summary>Without case and spaces.</summary>
    private static string Bare(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
}
