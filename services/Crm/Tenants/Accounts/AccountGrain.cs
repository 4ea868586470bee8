using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.AspNetCore.Identity;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>A person's account. Identity decides; one call at a time, so that failures are counted one by one.</summary>
[GrainType("account")]
internal sealed class AccountGrain(AccountManager accounts, DecoyPassword decoy, TimeProvider time) : Grain, IAccountGrain
{
    private Guid _id;
    private AccountUser? _user;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = Guid.ParseExact(this.GetPrimaryKeyString(), "n");
        return Load();
    }

    public async Task<Outcome<Account>> CreateOrProve(NewAccount account)
    {
        if (_user is null)
            return (await Create(account, isOperator: false)).Select(user => user.ToContract());
        return _user.MailKey == MailAddresses.Key(account.Mail) ? await Prove(account.Password) : MailTaken();
    }

    public async Task<Outcome<Account>> Prove(string password)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            if (_user is not { } user || await accounts.IsLockedOutAsync(user))
            {
                decoy.Check(password);
                return SignInFailed();
            }

            var right = await accounts.CheckPasswordAsync(user, password);
            var written = await Written(() => right ? accounts.ResetAccessFailedCountAsync(user) : accounts.AccessFailedAsync(user));
            if (written.Succeeded)
                return right ? user.ToContract() : SignInFailed();
            await Load();
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<bool>> SetOperator(string mail, string secret)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_user is not { } user)
                return (await Create(new(mail, "Operator", secret, ""), isOperator: true)).Select(_ => true);
            if (user.MailKey != MailAddresses.Key(mail))
                return MailTaken();
            if (!user.IsOperator)
                return Refusal.Conflict("This account is no operator.", "not_operator", "mail");
            var known = await accounts.CheckPasswordAsync(user, secret);
            var result = await Written(() => known ? accounts.LetIn(user) : accounts.SetPassword(user, secret));
            if (result.Succeeded)
                return !known;
            await Load();
            if (attempt == 2)
                return ToRefusal(result);
        }
    }

    /// <summary>The one answer to a wrong password, an unknown address and a locked account: it does not tell which.</summary>
    public static Refusal SignInFailed() => Refusal.Unauthenticated(
        "The address or the password is wrong, or there were too many attempts: then wait five minutes.", "sign_in_failed");

    private async Task<Outcome<AccountUser>> Create(NewAccount account, bool isOperator)
    {
        var user = new AccountUser
        {
            Id = _id,
            Mail = account.Mail,
            MailKey = MailAddresses.Key(account.Mail),
            Name = account.Name,
            Company = account.Company,
            IsOperator = isOperator,
            CreatedAt = time.Instant(),
        };
        var result = await Written(() => accounts.CreateAsync(user, account.Password));
        if (!result.Succeeded)
            return ToRefusal(result);
        _user = user;
        return user;
    }

    private async Task<IdentityResult> Written(Func<Task<IdentityResult>> write)
    {
        try
        {
            return await write();
        }
        catch
        {
            // Whether it was written is unknown: what is in memory may be old.
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task Load() => _user = await accounts.FindByIdAsync(_id.ToString());

    private static Refusal MailTaken() => Refusal.Conflict("The address belongs to another account.", AccountStore.MailTaken, "mail");

    private static Refusal ToRefusal(IdentityResult result)
    {
        var error = result.Errors.First();
        return error.Code switch
        {
            AccountStore.MailTaken => MailTaken(),
            AccountStore.Stale => Busy.Refusal(),
            "mail" or "name" => Refusal.Invalid(error.Code, error.Description),
            _ => Refusal.Invalid("password", error.Description, error.Code),
        };
    }
}
