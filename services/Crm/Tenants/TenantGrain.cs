using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Credentials;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants;

/// <summary>The one writer of a tenant, its members, seats, teams, origins and invitations. Decisions are <see cref="Tenancy"/>'s.</summary>
[GrainType("tenant")]
internal sealed partial class TenantGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, LetterBox letters, TimeProvider time) : AggregateGrain(writer), ITenantGrain
{
    private TenantId _id;
    private Tenancy? _tenancy;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_id, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        await Load(cancellationToken);
    }

    public async Task<Outcome<Tenant>> Open(OpenTenant command, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, Tenant>(_id, once) is { } recalled)
            return recalled;
        if (_tenancy is not null)
            return Refusal.Reused("tenantId");
        var now = time.Instant();
        if (!Tenancy.Opening(_id, command, now).Try(out var step, out var refusal))
            return refusal;
        var opened = step.After.ToContract();
        var act = TenancyRows.ToAct(null, step, caller, now).Remember(RequestLog.Answer(_id, once, opened, now));
        Clocks.Sweeps.Begin(act, _id, now);
        if (await Commit(act, step.After) == CommitResult.Committed)
            return opened;
        return await source.Recall<CrmDb, Tenant>(_id, once) ?? Refusal.Reused("tenantId");
    }

    public Task<Outcome<Tenant>> Read() => Task.FromResult(Look<Tenant>(tenancy => tenancy.ToContract()));

    public Task<Outcome<Admission>> Admit(Guid accountId) => Task.FromResult(Look(tenancy => tenancy.Admit(accountId)));

    public Task<Outcome<Admission>> AdmitKey(Right scopes, Role? seesAs) => Task.FromResult(Look<Admission>(tenancy => tenancy.AdmitKey(scopes, seesAs)));

    public async Task<Outcome<Member>> Member(Guid accountId) => await Completed(Look(tenancy => tenancy.Member(accountId)));

    public async Task<Outcome<Right>> RightsOf(Caller caller)
    {
        var scopes = await ScopesOf(caller);
        return Look<Right>(tenancy => tenancy.StandingOf(caller, scopes).Rights);
    }

    public async Task<Outcome<Done>> MayEndSessions(Guid accountId, Caller caller)
    {
        var scopes = await ScopesOf(caller);
        return Look(tenancy => tenancy.MayEndSessions(accountId, tenancy.StandingOf(caller, scopes)));
    }

    public Task<Outcome<Tenant>> Change(ChangeTenant command, long? expectedVersion, Caller caller) =>
        Do(caller, (tenancy, by) => tenancy.Change(command, expectedVersion, by), tenancy => tenancy.ToContract());

    public Task<Outcome<FieldRights>> FieldRights() => Task.FromResult(Look<FieldRights>(tenancy => tenancy.ToFieldRights()));

    public async Task<Outcome<FieldRights>> SetFieldRights(ImmutableArray<FieldRule> rules, long? expectedVersion, Caller caller)
    {
        var book = await GrainFactory.FieldBook(_id).Read();
        return await Do(caller, (tenancy, by) => tenancy.SetFieldRules(rules, book, expectedVersion, by), tenancy => tenancy.ToFieldRights());
    }

    public async Task<Outcome<Tenant>> SetState(TenantState state, string reason, Caller caller, long? expectedVersion = null, Once? once = null)
    {
        if (once is not null && await source.Recall<CrmDb, Tenant>(_id, once) is { } recalled)
            return recalled;
        return await Do(caller, (tenancy, by) => tenancy.Become(state, reason, expectedVersion, time.Instant(), by), tenancy => tenancy.ToContract(), once);
    }

    public Task<Outcome<Seats>> BuySeats(int bought, long? expectedVersion, Caller caller) =>
        Do(caller, (tenancy, by) => tenancy.Buy(bought, expectedVersion, by), tenancy => tenancy.ToSeats());

    public async Task TellSeats()
    {
        if (_tenancy is not { } tenancy || tenancy.TellSeats() is not { } step)
            return;
        if (await Commit(TenancyRows.ToAct(tenancy, step, Caller.System, time.Instant()), step.After) != CommitResult.Committed)
            throw new InvalidOperationException("The tenant was changed meanwhile.");
    }

    public async Task<Outcome<Member>> AssignSeat(Guid accountId, Caller caller, long? expectedVersion = null) =>
        await Completed(await Do(caller, (tenancy, by) => tenancy.Assign(accountId, expectedVersion, by), tenancy => tenancy.Members[accountId].ToContract()));

    public async Task<Outcome<Member>> ReleaseSeat(Guid accountId, Caller caller, long? expectedVersion = null) =>
        await Completed(await Do(caller, (tenancy, by) => tenancy.Release(accountId, expectedVersion, by), tenancy => tenancy.Members[accountId].ToContract()));

    public async Task<Outcome<Member>> ChangeMember(Guid accountId, ImmutableArray<Role> roles, long? expectedVersion, Caller caller) =>
        await Completed(await Do(caller, (tenancy, by) => tenancy.ChangeRoles(accountId, roles, expectedVersion, by), tenancy => tenancy.Members[accountId].ToContract()));

    public Task<Outcome<Done>> RemoveMember(Guid accountId, Caller caller, long? expectedVersion = null) =>
        Do(caller, (tenancy, by) => tenancy.Remove(accountId, expectedVersion, by), _ => new Done());

    public async Task<Outcome<Invitation>> Invite(Invite command, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, Invitation>(_id, once) is { } recalled)
            return recalled;
        if (await FindInvitation(command.Id) is not null)
            return Refusal.Reused("id");
        var (secret, mailSecret) = (Secrets.New(), Secrets.New());
        var made = await Do(
            caller,
            (tenancy, by) => tenancy.Invite(command, Secrets.Hash(secret), Secrets.Hash(mailSecret), time.Instant(), by),
            tenancy => tenancy.Invitations[command.Id].ToContract(),
            once,
            (act, tenancy) => act.Schedule(letters.Of(_id, tenancy.Invitations[command.Id].ToLetter(tenancy, Token.ForInvitation(_id, command.Id, mailSecret)))));
        if (!made.IsOk && made.Refusal.Kind == RefusalKind.Conflict)
            return await source.Recall<CrmDb, Invitation>(_id, once) ?? made;
        return made.Select(invitation => invitation with { Token = Token.ForInvitation(_id, command.Id, secret).Text });
    }

    public async Task<Outcome<Invitation>> RevokeInvitation(Guid id, Caller caller)
    {
        if (await FindInvitation(id) is not { } invited)
            return Refusal.NotFound("invitation");
        var revoked = invited.State == InvitationState.Open ? invited with { State = InvitationState.Revoked } : invited;
        return await Do(
            caller,
            (tenancy, by) => On(tenancy, invited, current => tenancy.Revoke(current, by)),
            _ => revoked.ToContract());
    }

    public async Task<Outcome<CheckedInvitation>> CheckInvitation(Guid id, string secret)
    {
        if (_tenancy is not { } tenancy)
        {
            // An invented token names an invented tenant: nothing of it stays in memory.
            DeactivateOnIdle();
            return Refusal.NotFound("invitation");
        }

        if (await FindInvitation(id) is not { } invited)
            return Refusal.NotFound("invitation");
        return tenancy.Closes(invited, secret, time.Instant()) is { } refusal ? refusal : new CheckedInvitation(invited.Mail, invited.IsByMail(secret), invited.AcceptedBy, tenancy.Name, tenancy.Language);
    }

    public async Task<Outcome<Member>> Join(Guid invitationId, string secret, Guid accountId, string name, Caller caller)
    {
        if (await FindInvitation(invitationId) is not { } invited)
            return Refusal.NotFound("invitation");
        return await Do(
            caller,
            (tenancy, _) => On(tenancy, invited, current => tenancy.Join(current, secret, accountId, name, time.Instant())),
            tenancy => tenancy.Members[accountId].ToContract());
    }

    public async Task ExpireInvitation(Guid id)
    {
        // The scheduler tries again what throws; a refusal would pass for done.
        if (_tenancy is not null && !(await Do(Caller.System, (tenancy, _) => tenancy.Expire(id), _ => new Done())).Try(out _, out var refusal))
            throw new InvalidOperationException($"The invitation did not expire. {refusal.Detail}");
    }

    private Task<Outcome<Member>> Completed(Outcome<Member> outcome) => MemberFacts.Complete(source, outcome);

    private Outcome<T> Look<T>(Func<Tenancy, Outcome<T>> look) => _tenancy is { } tenancy ? look(tenancy) : Refusal.NotFound("tenant");

    /// <summary>Decides, commits with the remembered answer, answers; decides once more where somebody else wrote in between.</summary>
    private async Task<Outcome<T>> Do<T>(
        Caller caller, Func<Tenancy, Standing, Outcome<Step>> decide, Func<Tenancy, T> answer, Once? once = null, Action<Act, Tenancy>? also = null)
    {
        var scopes = await ScopesOf(caller);
        for (var attempt = 1; ; attempt++)
        {
            if (_tenancy is not { } tenancy)
                return Refusal.NotFound("tenant");
            if (!decide(tenancy, tenancy.StandingOf(caller, scopes)).Try(out var step, out var refusal))
                return refusal;
            if (step.ChangesNothing && once is null)
                return answer(tenancy);
            var answered = answer(step.After);
            var act = ActOf(tenancy, step, caller, once is null ? null : RequestLog.Answer(_id, once, answered, time.Instant()));
            also?.Invoke(act, step.After);
            var result = await Commit(act, step.After);
            if (result == CommitResult.Committed)
                return answered;
            if (result == CommitResult.Taken)
                return (once is null ? null : await source.Recall<CrmDb, T>(_id, once)) ?? Refusal.Reused("id");
            if (attempt == 2)
                return Busy.Refusal();
        }
    }

    private Act ActOf(Tenancy before, Step step, Caller caller, RequestRow? answer)
    {
        if (answer is null)
            return TenancyRows.ToAct(before, step, caller, time.Instant());
        return step.ChangesNothing ? Act.Create(_id, answer) : TenancyRows.ToAct(before, step, caller, time.Instant()).Remember(answer);
    }

    private async Task<CommitResult> Commit(Act act, Tenancy after)
    {
        var result = await Commit(act);
        if (result == CommitResult.Committed)
            _tenancy = after.Settled();
        else
            await Load();
        return result;
    }

    private async Task Load(CancellationToken cancellation = default) => _tenancy = await TenancyRows.Load(source, _id, cancellation);

    /// <summary>Decides about an invitation as it is now: one that was open and no longer is was closed by another activation.</summary>
    private static Outcome<Step> On(Tenancy tenancy, Invited found, Func<Invited, Outcome<Step>> decide)
    {
        if (found.State != InvitationState.Open)
            return decide(found);
        return tenancy.Invitations.TryGetValue(found.Id, out var open) ? decide(open) : Busy.Refusal();
    }

    private async ValueTask<Invited?> FindInvitation(Guid id) =>
        _tenancy?.Invitations.GetValueOrDefault(id) ?? await TenancyRows.LoadInvitation(source, _id, id);

    /// <summary>From the rows: the consent's own grain asks this one.</summary>
    private async Task<Right> SupportOf(Guid session)
    {
        var now = time.Instant();
        await using var db = source.ForTenant(_id);
        var found = await (
            from it in db.Set<SupportSessionRow>()
            join grant in db.Set<SupportGrantRow>() on new { it.TenantId, Id = it.GrantId } equals new { grant.TenantId, grant.Id }
            where it.TenantId == _id && it.Id == session && it.ExpiresAt > now && grant.RevokedAt == null && grant.ExpiresAt > now
            select new { grant.MayChange }).FirstOrDefaultAsync();
        return found is null ? Right.None : Roles.Support(found.MayChange);
    }

    private async ValueTask<Right> ScopesOf(Caller caller)
    {
        if (caller.Kind == ActorKind.Support)
            return await SupportOf(caller.CredentialId);
        if (caller.Kind != ActorKind.ApiKey)
            return Right.None;
        var now = time.Instant();
        await using var db = source.ForTenant(_id);
        return await db.Set<ApiKeyRow>().Where(k => k.TenantId == _id && k.Id == caller.Id && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))
            .Select(k => k.Scopes).FirstOrDefaultAsync();
    }
}
