using System.Runtime.InteropServices;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Credentials;

/// <summary>An API key of a tenant.</summary>
[GrainType("api-key")]
internal sealed class ApiKeyGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), IApiKeyGrain
{
    private TenantId _tenant;
    private Guid _id;
    private KeyState? _key;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public async Task<Outcome<ApiKey>> Make(MakeApiKey command, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, ApiKey>(_tenant, once) is { } recalled)
            return recalled;
        if (_key is not null)
            return Refusal.Reused("id");
        if (!(await GrainFactory.Tenant(_tenant).AdmitKey(command.Scopes, command.SeesAs)).Try(out var admission, out var unknown))
            return unknown;
        if (admission.BarsChanges() is { } bar)
            return bar;
        if (!(await RightsOf(caller)).Try(out var makersRights, out var lack))
            return lack;
        var (secret, now) = (Secrets.New(), time.Instant());
        if (!KeyState.Make(command, makersRights, secret, now).Try(out var key, out var refusal))
            return refusal;
        var details = new Details().Fact("name", key.Name).Fact("scopes", key.Scopes).Fact("expiresAt", key.ExpiresAt).Fact("seesAs", key.SeesAs);
        var act = Act.Create(_tenant, ToRow(key)).Journal(new(now, caller, "api_key", _id, "made", details.ToString()))
            .Remember(RequestLog.Answer(_tenant, once, key.ToContract(_id), now));
        return await Commit(act, key) == CommitResult.Committed
            ? key.ToContract(_id, Token.ForApiKey(_tenant, _id, secret).Text)
            : await source.Recall<CrmDb, ApiKey>(_tenant, once) ?? Refusal.Reused("id");
    }

    public async Task<Outcome<Principal>> Prove(string secret)
    {
        if (_key is not { } key)
            return UnknownCredential();
        var now = time.Instant();
        if (key.Refuses(secret, now) is { } refusal)
            return refusal;
        if (!(await GrainFactory.Tenant(_tenant).AdmitKey(key.Scopes, key.SeesAs)).Try(out var admission, out var unknown))
            return unknown;
        if (admission.Bars() is { } bar)
            return bar;
        var used = key.Used(now);
        if (used != key && await Commit(Act.Change(_tenant, ToRow(used), key.Version), used) != CommitResult.Committed && _key?.Refuses(secret, now) is { } ended)
            return ended;
        return admission.ToPrincipal(new(ActorKind.ApiKey, _id, _id), _tenant, key.ExpiresAt);
    }

    public async Task<Outcome<ApiKey>> Revoke(Caller caller)
    {
        if (!(await RightsOf(caller)).Try(out _, out var lack))
            return lack;
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            if (_key is not { } key)
                return Refusal.NotFound("key");
            var now = time.Instant();
            var revoked = key.Revoke(now);
            if (revoked == key)
                return key.ToContract(_id);
            var act = Act.Change(_tenant, ToRow(revoked), key.Version).Journal(new(now, caller, "api_key", _id, "revoked"));
            if (await Commit(act, revoked) == CommitResult.Committed)
                return revoked.ToContract(_id);
        }

        return Busy.Refusal();
    }

    /// <summary>The caller's rights as the tenant knows them now, for one who may manage keys: the gateway may have remembered older ones.</summary>
    private async Task<Outcome<Right>> RightsOf(Caller caller)
    {
        if (!(await GrainFactory.Tenant(_tenant).RightsOf(caller)).Try(out var rights, out var refusal))
            return refusal;
        return rights.HasFlag(Right.ManageKeys) ? rights : Refusal.Forbidden("This needs a right that you do not have.");
    }

    private async Task<CommitResult> Commit(Act act, KeyState after)
    {
        var result = await Commit(act);
        if (result == CommitResult.Committed)
            _key = after;
        else
            await Load();
        return result;
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<ApiKeyRow>().FirstOrDefaultAsync(k => k.TenantId == _tenant && k.Id == _id, cancellation);
        _key = row is null ? null : new(
            row.Name, row.Scopes, ImmutableCollectionsMarshal.AsImmutableArray(row.SecretHash), row.CreatedAt, row.RevokedAt,
            row.ExpiresAt, row.LastUsedAt, row.SeesAs, row.Version);
    }

    private ApiKeyRow ToRow(KeyState key) => new()
    {
        TenantId = _tenant,
        Id = _id,
        Name = key.Name,
        Scopes = key.Scopes,
        SecretHash = [.. key.SecretHash],
        CreatedAt = key.CreatedAt,
        RevokedAt = key.RevokedAt,
        ExpiresAt = key.ExpiresAt,
        LastUsedAt = key.LastUsedAt,
        SeesAs = key.SeesAs,
        Version = key.Version,
    };
}
