using Microsoft.AspNetCore.Identity;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>
/// A password that nobody has. It is checked where there is nothing to check, so that an unknown address and a locked account take as long
/// to refuse as a wrong password.
/// </summary>
internal sealed class DecoyPassword(IPasswordHasher<AccountUser> hasher, TimeProvider time)
{
    private readonly Lazy<(AccountUser User, string Hash)> _decoy = new(() =>
    {
        var user = new AccountUser { Id = Guid.Empty, Mail = "", MailKey = "", Name = "", CreatedAt = time.GetUtcNow() };
        return (user, hasher.HashPassword(user, Credentials.Secrets.New()));
    });

    public void Check(string password) => _ = hasher.VerifyHashedPassword(_decoy.Value.User, _decoy.Value.Hash, password);
}
