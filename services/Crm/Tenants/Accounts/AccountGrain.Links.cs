using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Credentials;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>Links in mails: a new password for a forgotten one, and the proof of an address.</summary>
internal sealed partial class AccountGrain
{
    /// <summary>The most links of a purpose that are good at a time: who asks for more gets none.</summary>
    private const int MaxOpenLinks = 3;

    private static readonly TimeSpan ResetLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan VerificationLife = TimeSpan.FromDays(7);

    public async Task SendReset(Guid request, string language)
    {
        // Who reads an operator's mail must not become one by it: without a second factor the way back in is the setting Operator:Secret, or another operator.
        if (_user is { IsOperator: false } or { TwoFactor: true } && _user is { } user)
            await SendLink(user, LinkPurpose.ResetPassword, request, language);
    }

    public async Task<Outcome<Done>> SendVerification(string language)
    {
        if (_user is not { } user)
            return Unknown();
        if (Settings.CheckOptional(null, null, language) is { } wrong)
            return wrong;
        if (user.VerifiedAt is null)
            await SendLink(user, LinkPurpose.VerifyMail, Guid.CreateVersion7(time.GetUtcNow()), language);
        return Done.Ok;
    }

    public Task<Outcome<Done>> Reset(Guid link, string secret, string password, Visitor visitor) => Redeem(link, secret, LinkPurpose.ResetPassword, user =>
    {
        user.By = new(ActorKind.Account, _id, Guid.Empty, visitor.AddressOrNull);
        user.Happened("password_reset");
        return accounts.SetPassword(user, password);
    });

    public Task<Outcome<Done>> Verify(Guid link, string secret) => Redeem(link, secret, LinkPurpose.VerifyMail, user => accounts.UpdateAsync(user));

    public async Task<Outcome<Done>> NoteVerified()
    {
        for (var attempt = 1; attempt <= 2 && _user is { VerifiedAt: null } user; attempt++)
        {
            user.VerifiedAt = time.Instant();
            user.Happened("mail_verified");
            if ((await Written(() => accounts.UpdateAsync(user))).Succeeded)
                break;
            await Load();
        }

        return Done.Ok;
    }

    /// <summary>Uses a link up: whoever has it reads the account's mail, so the address is verified whatever the link was for.</summary>
    private async Task<Outcome<Done>> Redeem(Guid link, string secret, LinkPurpose purpose, Func<AccountUser, Task<Microsoft.AspNetCore.Identity.IdentityResult>> use)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_user is not { } user)
                return Unknown();
            var links = await LinksOf(purpose);
            if (links.Find(row => row.Id == link) is not { } found || found.ExpiresAt <= time.GetUtcNow())
                return BadLink();
            if (!Secrets.Match(secret, [.. found.SecretHash]))
                return BadLink();
            if (user.VerifiedAt is null)
            {
                user.VerifiedAt = time.Instant();
                user.Happened("mail_verified");
            }

            // With a new password the other links have served too.
            foreach (var row in purpose == LinkPurpose.ResetPassword ? links : [found])
                user.Also(act => act.Delete(row));
            var result = await Written(() => use(user));
            if (result.Succeeded)
                return Done.Ok;
            await Load();
            if (attempt == 2 || result.Errors.First().Code != AccountStore.Stale)
                return ToRefusal(result);
        }
    }

    private async Task SendLink(AccountUser user, LinkPurpose purpose, Guid request, string language)
    {
        var now = time.Instant();
        var links = await LinksOf(purpose);
        if (links.Count(link => link.ExpiresAt > now) >= MaxOpenLinks)
            return;
        var (link, letter) = NewLink(user, purpose, language, now);
        var act = Act.Create(NoTenant.Id, letters.Of(NoTenant.Id, letter, Ids.From("mail of", $"{request:n}"))).Insert(link)
            .Journal(new(now, Caller.System, "account", _id, purpose == LinkPurpose.ResetPassword ? "reset_asked" : "verification_asked"));
        foreach (var ended in links.Where(row => row.ExpiresAt <= now))
            act.Delete(ended);
        // Taken: the mail of this request is on its way already.
        await writer.Commit(act);
    }

    private (AccountLinkRow Link, Letter Letter) NewLink(
        AccountUser user, LinkPurpose purpose, string language, DateTimeOffset now, LetterKind? kind = null, TimeSpan? life = null)
    {
        var (id, secret) = (Guid.CreateVersion7(now), Secrets.New());
        var isReset = purpose == LinkPurpose.ResetPassword;
        var until = now + (life ?? (isReset ? ResetLife : VerificationLife));
        var link = new AccountLinkRow { Id = id, AccountId = _id, Purpose = purpose, SecretHash = [.. Secrets.Hash(secret)], ExpiresAt = until };
        var token = Token.ForAccount(isReset ? TokenKind.Reset : TokenKind.Verification, _id, id, secret);
        return (link, new(kind ?? (isReset ? LetterKind.ResetPassword : LetterKind.VerifyMail), user.Mail, language, token.Text, until));
    }

    private async Task<List<AccountLinkRow>> LinksOf(LinkPurpose purpose)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<AccountLinkRow>().Where(link => link.AccountId == _id && link.Purpose == purpose).ToListAsync();
    }

    /// <summary>For an account that was never made: strangers can invent as many as they like, so nothing of it stays in memory.</summary>
    private Refusal Unknown()
    {
        DeactivateOnIdle();
        return BadLink();
    }

    /// <summary>The one answer to a link that is unknown, used, ended or not whole.</summary>
    public static Refusal BadLink() => Refusal.Invalid("token", "This link is not good any more: ask for a new one.", "link_invalid");
}
