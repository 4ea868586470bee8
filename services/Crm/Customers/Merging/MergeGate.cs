using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>Takes turns: one merge of a tenant at a time. Since all go through it, it knows into whom somebody was merged, and saves everybody else's readers a question.</summary>
[GrainType("merge-gate")]
internal sealed class MergeGate(IDbSource<CrmDb> source) : Grain, IMergeGate
{
    private const int MaxKnown = 10_000;
    private TenantId _tenant;

    // Null where they are too many to be kept.
    private HashSet<Guid>? _survivors;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tenant = GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;
        await using var db = source.ForTenant(_tenant);
        var survivors = await db.Set<MergeRow>().Where(row => row.TenantId == _tenant).Select(row => row.SurvivorId).Distinct().Take(MaxKnown + 1).ToListAsync(cancellationToken);
        _survivors = survivors.Count > MaxKnown ? null : [.. survivors];
    }

    public Task<Outcome<Customer>> Merge(Guid customerId, Guid survivorId, long? expectedVersion, Caller caller, Once? once = null)
    {
        if (_survivors is { Count: >= MaxKnown })
            _survivors = null;
        _survivors?.Add(survivorId);
        return GrainFactory.Customer(_tenant, customerId).Merge(survivorId, expectedVersion, caller, once);
    }

    public Task<bool> MayHaveMerged(Guid customerId) => Task.FromResult(_survivors is null || _survivors.Contains(customerId));
}
