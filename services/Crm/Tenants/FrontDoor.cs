using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants;

/// <summary>Sign-up, sign-in and joining: each leads through the account, the tenant and a new session, and can be repeated after any of them.</summary>
[GrainType("front-door"), StatelessWorker, Reentrant]
internal sealed class FrontDoor(
    IDbSource<CrmDb> source, IActWriter<CrmDb> writer, AccountDirectory directory, DecoyPassword decoy, OriginBook origins, Clocks.ResetRequests resets,
    TimeProvider time) : Grain, IFrontDoor
{
    public async Task<Outcome<SignedIn>> SignUp(SignUp command, Once once, Visitor visitor)
    {
        if (Check(command) is { } wrong)
            return wrong;
        var asked = once with { Fingerprint = Fingerprint(command) };
        if (await IsTaken(command.TenantId, asked))
            return Refusal.Reused("Idempotency-Key");
        if (!(await CreateOrProve(new(command.Mail, command.Name, command.Password, command.Company, command.Language, IsProven: false, command.Code), visitor)).Try(out var account, out var refusal))
            return refusal;
        var opening = new OpenTenant(command.Company, command.Plan, command.TimeZone, command.Language, account.Id, account.Name, account.Mail, command.IsSandbox, BillingDay: command.BillingDay);
        var caller = new Caller(ActorKind.Account, account.Id, Guid.Empty, visitor.AddressOrNull);
        var opened = await GrainFactory.Tenant(command.TenantId).Open(opening, caller, asked);
        return opened.IsOk ? await OpenSession(command.TenantId, account, visitor) : opened.Refusal;
    }

    public async Task<Outcome<SignedIn>> SignIn(SignIn command, Visitor visitor)
    {
        if (!(await Prove(command.Mail, command.Password, command.Code, visitor)).Try(out var account, out var refusal))
            return refusal;
        if (command.Tenant is { } named)
            return await OpenSession(named, account, visitor);
        var tenancies = await directory.TenanciesOf(account.Id);
        return tenancies switch
        {
            [] => Refusal.Forbidden("This account is in no tenant.", "no_tenant"),
            [var only] => await OpenSession(only.Id, account, visitor),
            _ => Refusal.Conflict(
                $"Say which tenant: {string.Join(", ", tenancies.Select(tenancy => $"{tenancy.Name} ({tenancy.Id})"))}.", "tenant_needed", "tenant") with
            {
                Tenancies = [.. tenancies],
            },
        };
    }

    public async Task<Outcome<SignedIn>> SignInOperator(string mail, string password, string? code, Visitor visitor)
    {
        if (!(await Prove(mail, password, code, visitor)).Try(out var account, out var refusal))
            return refusal;
        return account.IsOperator
            ? await GrainFactory.OperatorSession(Guid.CreateVersion7(time.GetUtcNow())).Open(account.Id, account.Stamp, visitor)
            : AccountGrain.SignInFailed();
    }

    public async Task<Outcome<SignedIn>> Accept(AcceptInvitation command, Visitor visitor)
    {
        if (!Token.TryParse(command.Token, out var token) || token.Kind != TokenKind.Invitation)
            return Refusal.NotFound("invitation");
        var tenant = GrainFactory.Tenant(token.Tenant);
        if (!(await tenant.CheckInvitation(token.Id, token.Secret)).Try(out var invitation, out var closed))
            return closed;
        if (!(await CreateOrProve(new(invitation.Mail, command.Name, command.Password, invitation.Company, invitation.Language, invitation.IsByMail, command.Code), visitor)).Try(out var account, out var refusal))
            return refusal;
        // An account may have been opened by somebody else with this address: what came by mail, or an address that was verified before, shows that it was not.
        if (!account.IsNew && !account.IsVerified && !invitation.IsByMail && invitation.AcceptedBy != account.Id)
            return Refusal.Conflict("The address of this account is not verified: use the link that was mailed, or verify it first.", "mail_unverified");
        if (!account.IsVerified && invitation.IsByMail)
            await GrainFactory.Account(account.Id).NoteVerified();
        var caller = new Caller(ActorKind.Account, account.Id, Guid.Empty, visitor.AddressOrNull);
        var joined = await tenant.Join(token.Id, token.Secret, account.Id, account.Name, caller);
        return joined.IsOk ? await OpenSession(token.Tenant, account, visitor) : joined.Refusal;
    }

    public async Task<Outcome<Done>> AskReset(string mail, string language)
    {
        if ((MailAddresses.Check("mail", mail) ?? Settings.CheckOptional(null, null, language)) is { } wrong)
            return wrong;
        // Taken: it was asked for a moment ago and is on its way. The answer is the same.
        await writer.Commit(resets.Of(mail, language));
        return Done.Ok;
    }

    public Task<Outcome<Done>> Reset(string token, string password, Visitor visitor) => WithLink(token, TokenKind.Reset, async link =>
    {
        var account = GrainFactory.Account(link.Account);
        var done = await account.Reset(link.Id, link.Secret, password, visitor);
        // Whoever reads the account's mail gets in from here, also while others guess.
        if (done.IsOk && (await account.Read()).Try(out var person, out _))
            await GrainFactory.GuessGuard(person.Mail).Welcome(visitor.Address);
        return done;
    });

    public Task<Outcome<Done>> VerifyMail(string token) =>
        WithLink(token, TokenKind.Verification, link => GrainFactory.Account(link.Account).Verify(link.Id, link.Secret));

    private static async Task<Outcome<Done>> WithLink(string text, TokenKind kind, Func<Token, Task<Outcome<Done>>> use) =>
        Token.TryParse(text, out var link) && link.Kind == kind ? await use(link) : AccountGrain.BadLink();

    public Task<bool> KnowsOrigin(string origin) => origins.Knows(origin);

    private static Refusal? Check(SignUp command) =>
        Settings.CheckName("company", command.Company)
        ?? Persons.Check(command.Mail, command.Name)
        ?? Passwords.Check(command.Password)
        ?? Settings.Check(command.Company, command.Plan, command.TimeZone, command.Language)
        ?? Settings.CheckBillingDay(command.BillingDay)
        ?? (command.TenantId.IsSome ? null : Refusal.Invalid("tenantId", "A tenant id is needed."));

    /// <summary>
    /// What makes two sign-ups the same. The password is not in it: a fast digest of a password must not be stored.
    /// </summary>
    private static string Fingerprint(SignUp command)
    {
        var text = string.Join('\u001f', command.Company, command.Name, MailAddresses.Key(command.Mail), command.Plan, command.TimeZone, command.Language);
        if (command.IsSandbox)
            text += "\u001fsandbox";
        if (command.BillingDay != 1)
            text += string.Create(CultureInfo.InvariantCulture, $"\u001fbilling day {command.BillingDay}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Whether the id is used by something else, asked before an account is made for it.</summary>
    private async Task<bool> IsTaken(TenantId tenant, Once once) =>
        await source.Recall<CrmDb, Tenant>(tenant, once) is { } recalled ? !recalled.IsOk : (await GrainFactory.Tenant(tenant).Read()).IsOk;

    private Task<Outcome<Account>> CreateOrProve(NewAccount wanted, Visitor visitor) => Guarded(wanted.Mail, visitor, async () =>
    {
        var outcome = await CreateOrProveOnce(wanted);
        // Somebody else may have made the account at the same moment: then it is there now.
        return !outcome.IsOk && outcome.Refusal.Code == AccountStore.MailTaken ? await CreateOrProveOnce(wanted) : outcome;
    });

    private async Task<Outcome<Account>> CreateOrProveOnce(NewAccount wanted)
    {
        var id = await directory.Find(wanted.Mail) ?? Guid.CreateVersion7(time.GetUtcNow());
        return await GrainFactory.Account(id).CreateOrProve(wanted);
    }

    private Task<Outcome<Account>> Prove(string mail, string password, string? code, Visitor visitor) => Guarded(mail, visitor, async () =>
    {
        if (await directory.Find(mail) is { } id)
            return await GrainFactory.Account(id).Prove(password, code);
        decoy.Check(password);
        return AccountGrain.SignInFailed();
    });

    /// <summary>Lets a password be compared only while tries are left; the answer to one too many is that to a wrong one.</summary>
    private async Task<Outcome<Account>> Guarded(string mail, Visitor visitor, Func<Task<Outcome<Account>>> prove)
    {
        var guard = GrainFactory.GuessGuard(mail);
        var outcome = await guard.May(visitor.Address, isOwn: false) ? await prove() : AccountGrain.SignInFailed();
        if (outcome.IsOk || outcome.Refusal.Code != AccountGrain.SignInFailed().Code)
            await guard.Settle(visitor.Address, isOwn: false, outcome.IsOk);
        else
            await guard.Miss(mail, visitor.Address);
        return outcome;
    }

    private async Task<Outcome<SignedIn>> OpenSession(TenantId tenant, Account account, Visitor visitor)
    {
        var opened = await GrainFactory.Session(tenant, Guid.CreateVersion7(time.GetUtcNow())).Open(account.Id, account.Stamp, visitor);
        // A tenant that this account is not in reads as an unknown one.
        return !opened.IsOk && opened.Refusal.Kind == RefusalKind.NotFound ? Refusal.NotFound("tenant") : opened;
    }
}
