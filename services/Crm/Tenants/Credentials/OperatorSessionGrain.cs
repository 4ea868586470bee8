using System.Runtime.InteropServices;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudCrm.Crm.Tenants.Credentials;

/// <summary>
/// An operator's session. It stands outside the tenants; what is done through it is in the journal under <see cref="NoTenant"/>. The account is read each
/// time it proves itself, so that another secret ends the sessions that the old one opened, and whoever is no operator any more is out.
/// </summary>
[GrainType("operator-session")]
internal sealed partial class OperatorSessionGrain(
    IDbSource<CrmDb> source, IActWriter<CrmDb> writer, IOptions<OperatorOptions> options, TimeProvider time, ILogger<OperatorSessionGrain> log)
    : AggregateGrain(writer), IOperatorSessionGrain
{
    /// <summary>The most ended sessions that an opening clears away.</summary>
    private const int Cleared = 100;

    private const string Entity = "operator_session";

    private static readonly TenantLimits Limits = new(RequestsPerMinute: 6_000, ConcurrentRequests: 32);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private Guid _id;
    private SessionLife? _life;
    private string _stamp = "";
    private string _client = "";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = Guid.ParseExact(this.GetPrimaryKeyString(), "n");
        return Load(cancellationToken);
    }

    public async Task<Outcome<SignedIn>> Open(Guid accountId, string stamp, Visitor? visitor = null)
    {
        if (_life is not null)
            return Refusal.Conflict("This session is open already.", "session_open");
        if (await AccountStamps.ReadOperator(source, accountId) is not { } current)
            return Refusal.NotFound("account");
        // The secret was changed after it had been proven, or proven where the change was not known yet.
        if (current.Stamp != stamp)
            return AccountGrain.SignInFailed();
        // Kept is the stamp of the proof: a change that comes between here and the commit ends the session at its first use.
        (_stamp, _client) = (stamp, visitor?.Client ?? "");
        var (secret, now) = (Secrets.New(), time.Instant());
        var life = SessionLife.Open(accountId, 0, secret, now);
        var caller = new Caller(ActorKind.Operator, accountId, _id, visitor?.AddressOrNull);
        var act = Act.CreateShared(NoTenant.Id, ToRow(life)).Journal(new(now, caller, Entity, _id, "opened", new Details().Fact("client", _client).ToString()));
        foreach (var ended in await FindEnded(accountId, now - Kept))
            act.Delete(ended);
        if (await Commit(act, life) != CommitResult.Committed)
            return Refusal.Conflict("This session is open already.", "session_open");
        LogOpened(accountId, _id);
        return new SignedIn(Token.ForOperator(_id, secret).Text, life.ExpiresAt, null, accountId);
    }

    public async Task<Outcome<Principal>> Prove(string secret)
    {
        var now = time.Instant();
        if (_life is not { } life)
            return UnknownCredential();
        if (life.Refuses(secret, now) is { } refusal)
            return refusal;
        if (await AccountStamps.ReadOperator(source, life.AccountId) is not { } account || account.Stamp != _stamp)
            return SessionLife.Ended();
        var seen = life.Seen(now);
        if (seen != life && await Commit(Act.ChangeShared(NoTenant.Id, ToRow(seen), life.Version), seen) != CommitResult.Committed
            && _life?.Refuses(secret, now) is { } ended)
            return ended;
        return new Principal(
            new(ActorKind.Operator, life.AccountId, _id), null, account.HasTwoFactor || !options.Value.NeedsTwoFactor ? Right.Operate : Right.None, TenantState.Active, Limits, [], "UTC",
            seen.ExpiresAt, FieldSight.Nothing);
    }

    public async Task<Outcome<Done>> Keep(Guid accountId, string stamp)
    {
        for (var attempt = 1; attempt <= 2 && _life is { } life && life.AccountId == accountId && life.ExpiresAt > time.GetUtcNow(); attempt++)
        {
            _stamp = stamp;
            var kept = life with { Version = life.Version + 1 };
            if (await Commit(Act.ChangeShared(NoTenant.Id, ToRow(kept), life.Version), kept) == CommitResult.Committed)
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
            if (await Commit(Act.ChangeShared(NoTenant.Id, ToRow(ended), life.Version).Journal(new(now, caller, Entity, _id, "ended")), ended) == CommitResult.Committed)
            {
                LogEnded(life.AccountId, _id);
                break;
            }

            if (attempt == 2)
                return Busy.Refusal();
        }

        return Done.Ok;
    }

    public async Task<Outcome<Done>> EndOpen(Caller caller)
    {
        if (_life is { } life && life.ExpiresAt > time.GetUtcNow())
            return await End(caller);
        if (_life is null)
            DeactivateOnIdle();
        return Refusal.NotFound("session");
    }

    public async Task<bool> IsGood() => _life is { } life && life.ExpiresAt > time.GetUtcNow()
        && await AccountStamps.ReadOperator(source, life.AccountId) is { } account && account.Stamp == _stamp && (account.HasTwoFactor || !options.Value.NeedsTwoFactor);

    public async Task<Outcome<Done>> Witness(Caller caller, string operation, Guid subject)
    {
        for (var attempt = 1; attempt <= 2 && _life is { } life; attempt++)
        {
            var now = time.Instant();
            if (life.ExpiresAt <= now)
                return SessionLife.Ended();
            var after = life with { Version = life.Version + 1 };
            var details = new Details().Fact("operation", operation).ToString();
            var act = Act.ChangeShared(NoTenant.Id, ToRow(after), life.Version).Journal(new(now, caller, "operator", subject == Guid.Empty ? caller.Id : subject, "called", details));
            if (await Commit(act, after) == CommitResult.Committed)
                return Done.Ok;
        }

        return _life is null ? SessionLife.Ended() : Busy.Refusal();
    }

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
        await using var db = source.AcrossTenants();
        var row = await db.Set<OperatorSessionRow>().FirstOrDefaultAsync(s => s.Id == _id, cancellation);
        (_stamp, _client) = (row?.SecurityStamp ?? "", row?.Client ?? "");
        _life = row is null ? null : new(
            row.AccountId, 0, ImmutableCollectionsMarshal.AsImmutableArray(row.SecretHash), row.OpenedAt, row.SeenAt, row.ExpiresAt,
            row.EndedAt, row.Version);
    }

    private async Task<List<OperatorSessionRow>> FindEnded(Guid accountId, DateTimeOffset until)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<OperatorSessionRow>().Where(s => s.AccountId == accountId && s.ExpiresAt < until).Take(Cleared).ToListAsync();
    }

    private OperatorSessionRow ToRow(SessionLife life) => new()
    {
        Id = _id,
        AccountId = life.AccountId,
        SecretHash = [.. life.SecretHash],
        OpenedAt = life.OpenedAt,
        SeenAt = life.SeenAt,
        ExpiresAt = life.ExpiresAt,
        EndedAt = life.EndedAt,
        Version = life.Version,
        SecurityStamp = _stamp,
        Client = _client,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Operator {AccountId} signed in: session {SessionId}")]
    private partial void LogOpened(Guid accountId, Guid sessionId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Operator {AccountId} signed out: session {SessionId}")]
    private partial void LogEnded(Guid accountId, Guid sessionId);
}
