using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Credentials;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Support;

/// <summary>
/// An operator's session in a tenant. Each time it proves itself it asks for the tenant's consent and for the operator's own session, so that it is dead with
/// either. What is done through it is in the tenant's journal before it is done, reading too.
/// </summary>
[GrainType("support-session")]
internal sealed class SupportSessionGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), ISupportSessionGrain
{
    /// <summary>The most ended sessions that an opening clears away.</summary>
    private const int Cleared = 100;

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);
    private TenantId _tenant;
    private Guid _id;
    private SupportSessionRow? _row;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load();
    }

    public async Task<Outcome<SignedIn>> Open(Caller caller)
    {
        if (_row is not null)
            return Refusal.Conflict("This session is open already.", "session_open");
        if (!(await GrainFactory.Tenant(_tenant).Read()).Try(out _, out var unknown))
            return unknown;
        if (!(await GrainFactory.Support(_tenant).Enter(ToSupport(caller))).Try(out var consent, out var refusal))
            return refusal;
        var (secret, now) = (Secrets.New(), time.Instant());
        var row = new SupportSessionRow
        {
            TenantId = _tenant,
            Id = _id,
            GrantId = consent.Id,
            AccountId = caller.Id,
            OperatorSessionId = caller.CredentialId,
            SecretHash = [.. Secrets.Hash(secret)],
            OpenedAt = now,
            ExpiresAt = consent.ExpiresAt,
            Version = 1,
        };
        var act = Act.Create(_tenant, row);
        foreach (var ended in await FindEnded(now - s_kept))
            act.Delete(ended);
        return await Committed(act)
            ? new SignedIn(Token.ForSupport(_tenant, _id, secret).Text, row.ExpiresAt, _tenant, row.AccountId)
            : Refusal.Conflict("This session is open already.", "session_open");
    }

    public async Task<Outcome<Principal>> Prove(string secret)
    {
        if (_row is not { } row || !Secrets.Match(secret, [.. row.SecretHash]))
            return UnknownCredential();
        var rights = row.ExpiresAt > time.Instant() ? await GrainFactory.Support(_tenant).RightsUnder(row.GrantId) : Right.None;
        if (rights == Right.None || !await GrainFactory.OperatorSession(row.OperatorSessionId).IsGood())
            return SessionLife.Ended();
        if (!(await GrainFactory.Tenant(_tenant).AdmitKey(rights, seesAs: null)).Try(out var admission, out var unknown))
            return unknown;
        return admission.Bars() is { } bar ? bar : admission.ToPrincipal(new(ActorKind.Support, row.AccountId, _id), _tenant, row.ExpiresAt);
    }

    public async Task<Outcome<Done>> Witness(Caller caller, string operation, Guid subject)
    {
        for (var attempt = 1; attempt <= 2 && _row is { } row; attempt++)
        {
            var now = time.Instant();
            if (row.ExpiresAt <= now)
                return SessionLife.Ended();
            var details = new Details().Fact("operation", operation);
            if (subject != Guid.Empty)
                details.Fact("subject", subject);
            var act = Act.Change(_tenant, Next(row, row.ExpiresAt), row.Version).Journal(new(now, caller, "support", row.GrantId, "used", details.ToString()));
            if (await Committed(act))
                return await GrainFactory.OperatorSession(row.OperatorSessionId).Witness(new(ActorKind.Operator, row.AccountId, row.OperatorSessionId, caller.Address), operation, _tenant.Value);
        }

        return _row is null ? SessionLife.Ended() : Busy.Refusal();
    }

    public async Task<Outcome<Done>> End(Caller caller)
    {
        for (var attempt = 1; attempt <= 2 && _row is { } row; attempt++)
        {
            var now = time.Instant();
            if (row.ExpiresAt <= now || await Committed(Act.Change(_tenant, Next(row, now), row.Version).Journal(new(now, caller, "support", row.GrantId, "left"))))
                return Done.Ok;
        }

        return _row is null ? Done.Ok : Busy.Refusal();
    }

    private async Task<List<SupportSessionRow>> FindEnded(DateTimeOffset until)
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<SupportSessionRow>().Where(session => session.TenantId == _tenant && session.ExpiresAt < until).OrderBy(session => session.ExpiresAt).Take(Cleared).ToListAsync();
    }

    private static Caller ToSupport(Caller caller) => caller with { Kind = ActorKind.Support };

    private SupportSessionRow Next(SupportSessionRow row, DateTimeOffset expiresAt) => new()
    {
        TenantId = _tenant,
        Id = _id,
        GrantId = row.GrantId,
        AccountId = row.AccountId,
        OperatorSessionId = row.OperatorSessionId,
        SecretHash = row.SecretHash,
        OpenedAt = row.OpenedAt,
        ExpiresAt = expiresAt,
        Version = row.Version + 1,
    };

    private async Task<bool> Committed(Act act)
    {
        var result = await Commit(act);
        await Load();
        return result == CommitResult.Committed;
    }

    private async Task Load()
    {
        await using var db = source.ForTenant(_tenant);
        _row = await db.Set<SupportSessionRow>().FirstOrDefaultAsync(session => session.TenantId == _tenant && session.Id == _id);
    }
}
