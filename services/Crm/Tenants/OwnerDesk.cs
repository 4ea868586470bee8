using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants;

/// <summary>Asks owners for a fresh proof before the tenant decides: outside the tenant's own grain, which must not wait while a password is hashed.</summary>
[GrainType("owner-desk"), StatelessWorker, Reentrant]
internal sealed class OwnerDesk(IDbSource<CrmDb> source) : Grain, IOwnerDesk
{
    private TenantId _tenant;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<Outcome<OwnershipOffer>> OfferOwnership(OfferOwnership command, FreshProof proof, Caller caller, Once once) =>
        Proven(proof, caller, once, tenant => tenant.OfferOwnership(command, caller, once));

    public Task<Outcome<Tenant>> Close(string name, FreshProof proof, Caller caller, Once once) => Proven(proof, caller, once, tenant => tenant.Close(name, caller, once));

    public async Task<Outcome<Tenant>> OpenSandbox(TenantId sandbox, string name, Caller caller, Once once)
    {
        if (await source.Recall<CrmDb, Tenant>(sandbox, once) is { } recalled)
            return recalled;
        var tenant = GrainFactory.Tenant(_tenant);
        if (!(await OwnerAt(tenant, caller)).Try(out var owner, out var refusal))
            return refusal;
        var parent = (await tenant.Read()).Value;
        if (parent.State != TenantState.Active)
            return Refusal.Forbidden("This tenant is suspended or closed.", "tenant_suspended");
        if (parent.IsSandbox)
            return Refusal.Conflict("A sandbox has no sandboxes.", "sandbox");
        if (await CountSandboxes() >= Sandboxes.MaxOfTenant)
            return Refusal.LimitReached($"A tenant has at most {Sandboxes.MaxOfTenant} sandboxes: close one first.", "too_many_sandboxes");
        var opening = new OpenTenant(name, parent.Plan, parent.TimeZone, parent.Language, owner.AccountId, owner.Name, owner.Mail, IsSandbox: true, _tenant, parent.BillingDay);
        return await GrainFactory.Tenant(sandbox).Open(opening, caller, once);
    }

    private async Task<int> CountSandboxes()
    {
        await using var db = source.AcrossTenants();
        return await db.Set<TenantRow>().CountAsync(t => t.SandboxOf == _tenant && t.State != TenantState.Closed);
    }

    private static async Task<Outcome<Member>> OwnerAt(ITenantGrain tenant, Caller caller) =>
        caller.Kind == ActorKind.Account && (await tenant.Member(caller.Id)).Try(out var member, out _) && member.Roles.Contains(Role.Owner)
            ? member
            : Refusal.Forbidden("Only an owner may do this.", "owner_needed");

    private async Task<Outcome<T>> Proven<T>(FreshProof proof, Caller caller, Once once, Func<ITenantGrain, Task<Outcome<T>>> act)
    {
        if (await source.Recall<CrmDb, T>(_tenant, once) is { } recalled)
            return recalled;
        var tenant = GrainFactory.Tenant(_tenant);
        if (!(await OwnerAt(tenant, caller)).Try(out _, out var stranger))
            return stranger;
        return (await GrainFactory.Account(caller.Id).Confirm(proof, caller)).Try(out _, out var refusal) ? await act(tenant) : refusal;
    }
}
