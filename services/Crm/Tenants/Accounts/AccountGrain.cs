using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>A person's account. Identity decides.</summary>
[GrainType("account")]
internal sealed partial class AccountGrain(
    AccountManager accounts, DecoyPassword decoy, IDbSource<CrmDb> source, IActWriter<CrmDb> writer, LetterBox letters, TimeProvider time) : Grain, IAccountGrain
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
            return (await Create(account, isOperator: false)).Select(user => user.ToContract(isNew: true));
        return _user.MailKey == MailAddresses.Key(account.Mail) ? await Prove(account.Password, account.Code) : MailTaken();
    }

    public Task<Outcome<Account>> Prove(string password, string? code = null) => Prove(password, user => IsSecondFactor(user, code));

    private async Task<Outcome<Account>> Prove(string password, Func<AccountUser, Task<bool>> isSecondFactor)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await Refresh();
            if (_user is not { } user)
            {
                decoy.Check(password);
                return SignInFailed();
            }

            var (step, codes) = (user.LastStep, user.RecoveryCodes);
            if (!await accounts.CheckPasswordAsync(user, password) || !await isSecondFactor(user))
                return SignInFailed();
            // A wrong guess writes nothing; a code that was used is used up.
            if ((user.LastStep == step && user.RecoveryCodes == codes) || (await Written(() => accounts.UpdateAsync(user))).Succeeded)
                return user.ToContract();
            await Load();
        }

        return Busy.Refusal();
    }

    public Task<Outcome<Account>> Read() =>
        Task.FromResult<Outcome<Account>>(_user is { } user ? user.ToContract() : Refusal.NotFound("account"));

    public async Task<Outcome<Account>> ChangePassword(string password, string newPassword, TenantId? tenant, Caller caller)
    {
        if (await LacksPassword(password, caller) is { } wrong)
            return wrong;
        return await Changed(caller, tenant, "password_changed", user => accounts.SetPassword(user, newPassword), "newPassword");
    }

    /// <summary>Null when it is the password of who is signed in already: the second factor was shown then.</summary>
    private async Task<Refusal?> LacksPassword(string password, Caller caller)
    {
        if ((await Guarded(caller, () => Prove(password, _ => Task.FromResult(true)))).Try(out _, out var wrong))
            return null;
        return wrong.Code == "sign_in_failed" ? Refusal.Invalid("password", "This is not your password, or there were too many attempts.", "password_wrong") : wrong;
    }

    /// <summary>Bounds guesses of somebody who is signed in, as of one with a stolen session. They shut out nobody else.</summary>
    private async Task<Outcome<Account>> Guarded(Caller caller, Func<Task<Outcome<Account>>> prove)
    {
        if (_user is not { } user)
            return Refusal.NotFound("account");
        var (guard, place) = (GrainFactory.GuessGuard(user.Mail), $"session {caller.CredentialId:n}");
        if (!await guard.May(place, isOwn: true))
            return SignInFailed();
        var outcome = await prove();
        if (outcome.IsOk)
            await guard.Settle(place, isOwn: true, isRight: true);
        return outcome;
    }

    /// <summary>Changes a credential: sessions end by it, but for the one that it was changed through.</summary>
    private async Task<Outcome<Account>> Changed(Caller caller, TenantId? tenant, string verb, Func<AccountUser, Task<IdentityResult>> change, string field)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_user is not { } user)
                return Refusal.NotFound("account");
            user.By = caller;
            user.Happened(verb);
            var result = await Written(() => change(user));
            if (result.Succeeded)
            {
                await Keep(caller, tenant, user.SecurityStamp);
                return user.ToContract();
            }

            await Load();
            if (attempt == 2 || result.Errors.First().Code != AccountStore.Stale)
                return ToRefusal(result, field);
        }
    }

    private async Task Keep(Caller caller, TenantId? tenant, string stamp)
    {
        // Where this does not come to pass the person signs in once more.
        if (tenant is { } some)
            await GrainFactory.Session(some, caller.CredentialId).Keep(_id, stamp);
        else
            await GrainFactory.OperatorSession(caller.CredentialId).Keep(_id, stamp);
    }

    public async Task<Outcome<bool>> SetOperator(string mail, string secret)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_user is not { } user)
                return (await Create(new(mail, "Operator", secret, "", "en", IsProven: true), isOperator: true)).Select(_ => true);
            if (user.MailKey != MailAddresses.Key(mail))
                return MailTaken();
            // The first operator's account has an id that no other way of making one gives: whoever holds the settings makes it one again.
            if (!user.IsOperator && _id != Ids.From("operator", user.MailKey))
                return Refusal.Conflict("This account is no operator.", "not_operator", "mail");
            var known = user.IsOperator && await accounts.CheckPasswordAsync(user, secret);
            user.IsOperator = true;
            var result = known ? IdentityResult.Success : await Written(() => accounts.SetOnlyPassword(user, secret));
            if (result.Succeeded)
                return !known;
            await Load();
            if (attempt == 2)
                return ToRefusal(result);
        }
    }

    /// <summary>The one answer to a wrong password, an unknown address and a locked account: it does not tell which.</summary>
    public static Refusal SignInFailed() => Refusal.Unauthenticated(
        "The address, the password or the code of your authenticator is wrong or missing, or there were too many attempts: then wait five minutes.", "sign_in_failed");

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
            VerifiedAt = account.IsProven ? time.Instant() : null,
        };
        user.Happened("created");
        if (!account.IsProven)
        {
            var (link, letter) = NewLink(user, LinkPurpose.VerifyMail, account.Language, user.CreatedAt);
            user.Also(act => act.Insert(link).Schedule(letters.Of(NoTenant.Id, letter)));
        }

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

    /// <summary>Reads the account again where another activation changed it: a guess writes nothing that would show it.</summary>
    private async Task Refresh()
    {
        if (_user is not { } user)
            return;
        await using var db = source.AcrossTenants();
        if (await db.Set<AccountRow>().Where(row => row.Id == _id).Select(row => row.Version).FirstOrDefaultAsync() != user.Version)
            await Load();
    }

    private async Task Load() => _user = await accounts.FindByIdAsync(_id.ToString());

    private static Refusal MailTaken() => Refusal.Conflict("The address belongs to another account.", AccountStore.MailTaken, "mail");

    private static Refusal ToRefusal(IdentityResult result, string field = "password")
    {
        var error = result.Errors.First();
        return error.Code switch
        {
            AccountStore.MailTaken => MailTaken(),
            AccountStore.Stale => Busy.Refusal(),
            "mail" or "name" => Refusal.Invalid(error.Code, error.Description),
            _ => Refusal.Invalid(field, error.Description, error.Code),
        };
    }
}
