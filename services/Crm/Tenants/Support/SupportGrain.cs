using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Support;

/// <summary>The one writer of a tenant's consents to support. Keeps those in memory that have not ended.</summary>
[GrainType("support")]
internal sealed class SupportGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), ISupportGrain
{
    private const string Entity = "support";
    private TenantId _tenant;
    private List<SupportConsent> _open = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load();
    }

    public async Task<Outcome<SupportAccess>> Grant(GrantSupport command, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, SupportAccess>(_tenant, once) is { } recalled)
            return recalled;
        if (await Lacks(caller) is { } lack)
            return lack;
        var now = time.Instant();
        if (!SupportConsent.Of(command, _open.Count(consent => consent.IsOpen(now)), now).Try(out var consent, out var refusal))
            return refusal;
        var details = new Details().Fact("reason", consent.Reason).Fact("mayChange", consent.MayChange).Fact("expiresAt", consent.ExpiresAt).ToString();
        var answer = consent.ToContract();
        var act = Act.Create(_tenant, consent.ToRow(_tenant)).Journal(new(now, caller, Entity, consent.Id, "granted", details))
            .Remember(RequestLog.Answer(_tenant, once, answer, now));
        return await Committed(act) ? answer : await source.Recall<CrmDb, SupportAccess>(_tenant, once) ?? Refusal.Reused("id");
    }

    public async Task<Outcome<SupportAccess>> Revoke(Guid id, Caller caller)
    {
        if (await Lacks(caller) is { } lack)
            return lack;
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            if (_open.Find(consent => consent.Id == id) is not { } consent)
                return await FindEnded(id);
            var now = time.Instant();
            var revoked = consent.Revoke(now);
            if (revoked == consent)
                return consent.ToContract();
            if (await Committed(Act.Change(_tenant, revoked.ToRow(_tenant), consent.Version).Journal(new(now, caller, Entity, id, "revoked"))))
                return revoked.ToContract();
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<SupportAccess>> Enter(Caller caller)
    {
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var now = time.Instant();
            if (_open.Where(consent => consent.IsOpen(now)).OrderByDescending(consent => consent.MayChange).ThenByDescending(consent => consent.ExpiresAt).FirstOrDefault() is not { } consent)
                return Refusal.Forbidden("This tenant has not consented to support, or does not any more.", "no_support_access");
            var entered = consent.Enter(now);
            if (await Committed(Act.Change(_tenant, entered.ToRow(_tenant), consent.Version).Journal(new(now, caller, Entity, consent.Id, "entered"))))
                return entered.ToContract();
        }

        return Busy.Refusal();
    }

    public Task<Right> RightsUnder(Guid id) => Task.FromResult(
        _open.Find(consent => consent.Id == id) is { } consent && consent.IsOpen(time.Instant()) ? Roles.Support(consent.MayChange) : Right.None);

    private async Task<Refusal?> Lacks(Caller caller)
    {
        if (!(await GrainFactory.Tenant(_tenant).RightsOf(caller)).Try(out var rights, out var refusal))
            return refusal;
        return rights.HasFlag(Right.ManageMembers) ? null : Refusal.Forbidden("This needs a right that you do not have.");
    }

    private async Task<bool> Committed(Act act)
    {
        var result = await Commit(act);
        await Load();
        return result == CommitResult.Committed;
    }

    private async Task Load()
    {
        var now = time.Instant();
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<SupportGrantRow>().Where(grant => grant.TenantId == _tenant && grant.ExpiresAt > now && grant.RevokedAt == null).ToListAsync();
        _open = rows.ConvertAll(SupportConsent.From);
    }

    private async Task<Outcome<SupportAccess>> FindEnded(Guid id)
    {
        await using var db = source.ForTenant(_tenant);
        return await db.Set<SupportGrantRow>().FirstOrDefaultAsync(grant => grant.TenantId == _tenant && grant.Id == id) is { } row
            ? SupportConsent.From(row).ToContract()
            : Refusal.NotFound("support-access");
    }
}
