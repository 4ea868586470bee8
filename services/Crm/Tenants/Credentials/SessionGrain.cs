using System.Runtime.InteropServices;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Credentials;

/// <summary>A session in a tenant. What it may do is asked of the tenant each time, so that a removed member's session is dead at once.</summary>
[GrainType("session")]
internal sealed class SessionGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), ISessionGrain
{
    private TenantId _tenant;
    private Guid _id;
    private SessionLife? _life;
    private string _stamp = "";
    private string _client = "";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public async Task<Outcome<SignedIn>> Open(Guid accountId, string stamp, Visitor visitor)
    {
        if (_life is not null)
            return Refusal.Conflict("This session is open already.", "session_open");
        if (!(await GrainFactory.Tenant(_tenant).Admit(accountId)).Try(out var admission, out var refusal))
            return refusal;
        if (admission.Bars() is { } bar)
            return bar;
        // The credentials were changed after they had been proven.
        if (await AccountStamps.Read(source, accountId) != stamp)
            return AccountGrain.SignInFailed();
        (_stamp, _client) = (stamp, visitor.Client);
        var (secret, now) = (Secrets.New(), time.Instant());
        var life = SessionLife.Open(accountId, admission.Joining, secret, now);
        var act = Act.Create(_tenant, ToRow(life)).Journal(new(now, CallerOf(life) with { Address = visitor.AddressOrNull }, "session", _id, "opened", From(visitor)));
        return await Commit(act, life) == CommitResult.Committed
            ? new SignedIn(Token.ForSession(_tenant, _id, secret).Text, life.ExpiresAt, _tenant, accountId)
            : Refusal.Conflict("This session is open already.", "session_open");
    }

    public async Task<Outcome<Principal>> Prove(string secret)
    {
        var now = time.Instant();
        if (_life is not { } life)
            return UnknownCredential();
        if (life.Refuses(secret, now) is { } refusal)
            return refusal;
        var admitted = await GrainFactory.Tenant(_tenant).Admit(life.AccountId);
        if (!admitted.Try(out var admission, out _) || admission.Joining != life.Joining || await AccountStamps.Read(source, life.AccountId) != _stamp)
            return SessionLife.Ended();
        if (admission.Bars() is { } bar)
            return bar;
        var seen = life.Seen(now);
        if (seen != life && await Commit(Act.Change(_tenant, ToRow(seen), life.Version), seen) != CommitResult.Committed
            && _life?.Refuses(secret, now) is { } ended)
            return ended;
        return admission.ToPrincipal(CallerOf(seen), _tenant, seen.ExpiresAt);
    }

    public async Task<Outcome<SignedIn>> Switch(TenantId tenant, Visitor visitor)
    {
        if (_life is not { } life || life.ExpiresAt <= time.GetUtcNow())
            return SessionLife.Ended();
        // By the stamp of this session: once the credentials were changed it opens nothing more.
        var opened = await GrainFactory.Session(tenant, Guid.CreateVersion7(time.GetUtcNow())).Open(life.AccountId, _stamp, visitor);
        if (opened.IsOk)
            return opened;
        // A tenant that this account is not in reads as an unknown one.
        return opened.Refusal.Kind switch
        {
            RefusalKind.NotFound => Refusal.NotFound("tenant"),
            RefusalKind.Unauthenticated => SessionLife.Ended(),
            _ => opened,
        };
    }

    public async Task<Outcome<Done>> EndOf(Guid accountId, Caller caller)
    {
        if (_life is { } life && life.AccountId == accountId && life.ExpiresAt > time.GetUtcNow())
            return await End(caller);
        if (_life is null)
            DeactivateOnIdle();
        return Refusal.NotFound("session");
    }

    private static string From(Visitor visitor) => new Details().Fact("client", visitor.Client).Fact("address", visitor.Address).ToString();

    public async Task<Outcome<Done>> Keep(Guid accountId, string stamp)
    {
        for (var attempt = 1; attempt <= 2 && _life is { } life && life.AccountId == accountId && life.ExpiresAt > time.GetUtcNow(); attempt++)
        {
            _stamp = stamp;
            var kept = life with { Version = life.Version + 1 };
            if (await Commit(Act.Change(_tenant, ToRow(kept), life.Version), kept) == CommitResult.Committed)
                break;
        }

        return Done.Ok;
    }

    public async Task<Outcome<Done>> End(Caller caller)
    {
        for (var attempt = 1; attempt <= 2 && _life is { } life; attempt++)
        {
            var now = time.Instant();
            var ended = life.End(now);
            if (ended == life)
                break;
            var act = Act.Change(_tenant, ToRow(ended), life.Version).Journal(new(now, caller, "session", _id, "ended"));
            if (await Commit(act, ended) == CommitResult.Committed)
                break;
            if (attempt == 2)
                return Busy.Refusal();
        }

        return Done.Ok;
    }

    private Caller CallerOf(SessionLife life) => new(ActorKind.Account, life.AccountId, _id);

    private async Task<CommitResult> Commit(Act act, SessionLife after)
    {
        var result = await Commit(act);
        if (result == CommitResult.Committed)
            _life = after;
        else
            await Load();
        return result;
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<SessionRow>().FirstOrDefaultAsync(s => s.TenantId == _tenant && s.Id == _id, cancellation);
        (_stamp, _client) = (row?.SecurityStamp ?? "", row?.Client ?? "");
        _life = row is null ? null : new(
            row.AccountId, row.Joining, ImmutableCollectionsMarshal.AsImmutableArray(row.SecretHash), row.OpenedAt, row.SeenAt, row.ExpiresAt,
            row.EndedAt, row.Version);
    }

    private SessionRow ToRow(SessionLife life) => new()
    {
        TenantId = _tenant,
        Id = _id,
        AccountId = life.AccountId,
        Joining = life.Joining,
        SecretHash = [.. life.SecretHash],
        OpenedAt = life.OpenedAt,
        SeenAt = life.SeenAt,
        ExpiresAt = life.ExpiresAt,
        EndedAt = life.EndedAt,
        Version = life.Version,
        SecurityStamp = _stamp,
        Client = _client,
    };
}
