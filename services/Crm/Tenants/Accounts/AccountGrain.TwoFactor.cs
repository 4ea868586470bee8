using System.Collections.Immutable;
using System.Linq.Expressions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>The second factor: an authenticator, and recovery codes for the day on which it is lost.</summary>
internal sealed partial class AccountGrain
{
    /// <summary>The longest code, with room for how people group its letters.</summary>
    private const int MaxCode = 40;

    public async Task<Outcome<Enrolment>> BeginTwoFactor(string password, Caller caller)
    {
        if (_user is { TwoFactor: false } && await LacksPassword(password, caller) is { } wrong)
            return wrong;
        for (var attempt = 1; ; attempt++)
        {
            if (_user is not { } user)
                return Refusal.NotFound("account");
            if (user.TwoFactor)
                return Refusal.Conflict("There is a second factor already: take it off first.", "two_factor_on");
            // Else somebody could shut the owner of an address out of an account that was opened in their name.
            if (user.VerifiedAt is null)
                return Refusal.Conflict("Verify the address of your account first.", "mail_unverified");
            var key = accounts.GenerateNewAuthenticatorKey();
            user.By = caller;
            user.Happened("two_factor_begun");
            var result = await Written(() => accounts.SetPendingKey(user, key));
            if (result.Succeeded)
                return new Enrolment(key, Authenticator.Uri(user.Mail, key));
            await Load();
            if (attempt == 2)
                return ToRefusal(result);
        }
    }

    public async Task<Outcome<ImmutableArray<string>>> ConfirmTwoFactor(string code, TenantId? tenant, Caller caller)
    {
        if (_user is { TwoFactor: true })
            return Refusal.Conflict("There is a second factor already.", "two_factor_on");
        if (_user is not { } user || !await accounts.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code))
            return WrongCode();
        var (codes, stored) = RecoveryCodes.New();
        var step = user.LastStep;
        return (await Changed(caller, tenant, "two_factor_on", current =>
        {
            (current.RecoveryCodes, current.LastStep) = (stored, step);
            return accounts.SetTwoFactorEnabledAsync(current, true);
        }, "code")).Select(_ => codes);
    }

    public async Task<Outcome<ImmutableArray<string>>> RenewRecoveryCodes(string password, string code, TenantId? tenant, Caller caller)
    {
        if (await LacksSecondFactor(password, code, caller) is { } refusal)
            return refusal;
        var (codes, stored) = RecoveryCodes.New();
        return (await Changed(caller, tenant, "recovery_codes_renewed", user =>
        {
            user.RecoveryCodes = stored;
            return accounts.UpdateAsync(user);
        }, "code")).Select(_ => codes);
    }

    public async Task<Outcome<Account>> EndTwoFactor(string password, string code, TenantId? tenant, Caller caller)
    {
        if (await LacksSecondFactor(password, code, caller) is { } refusal)
            return refusal;
        return await Changed(caller, tenant, "two_factor_off", user =>
        {
            user.DropTwoFactor();
            return accounts.SetTwoFactorEnabledAsync(user, false);
        }, "code");
    }

    public async Task<Outcome<Done>> ResetTwoFactor(TenantId tenant, Caller caller)
    {
        if (caller.Id == _id)
            return Refusal.Conflict("Your own second factor comes off with a code of it, or a recovery code.", "own_two_factor");
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await Refresh();
            if (_user is not { } user || !await IsIn(membership => membership.TenantId == tenant))
                return Refusal.NotFound("member");
            // An admin has no say in what else the account opens, closed tenants among it.
            if (user.IsOperator || await IsIn(membership => membership.TenantId != tenant))
                return Refusal.Conflict("This account opens more than this tenant: nobody here can take its second factor off.", "account_elsewhere");
            if (!user.TwoFactor)
                return Done.Ok;
            user.DropTwoFactor();
            user.By = caller;
            user.Happened("two_factor_reset");
            if ((await Written(() => accounts.SetTwoFactorEnabledAsync(user, false))).Succeeded)
                return Done.Ok;
            await Load();
        }

        return Busy.Refusal();
    }

    private async Task<bool> IsIn(Expression<Func<MembershipRow, bool>> which)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<MembershipRow>().Where(membership => membership.AccountId == _id).AnyAsync(which);
    }

    private async Task<Refusal?> LacksSecondFactor(string password, string code, Caller caller)
    {
        if (_user is { TwoFactor: false })
            return Refusal.Conflict("There is no second factor.", "two_factor_off");
        return (await Guarded(caller, () => Prove(password, code))).Try(out _, out var refusal) ? null : refusal.Code == "sign_in_failed" ? WrongCode() : refusal;
    }

    /// <summary>Whether a code is the second factor that this account asks for; uses it up.</summary>
    private async Task<bool> IsSecondFactor(AccountUser user, string? code)
    {
        if (!user.TwoFactor)
            return true;
        if (code is null or { Length: > MaxCode })
            return false;
        if (await accounts.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code))
            return true;
        if (RecoveryCodes.Use(user.RecoveryCodes, code) is not { } left)
            return false;
        user.RecoveryCodes = left;
        user.Happened("recovery_code_used");
        return true;
    }

    private static Refusal WrongCode() =>
        Refusal.Invalid("code", "The code, or the password with it, is wrong, was used before, or there were too many attempts.", "code_wrong");
}
