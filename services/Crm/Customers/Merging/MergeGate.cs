using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>
/// Takes turns: one merge of a tenant at a time. Since all go through it, it knows into whom somebody was merged, and saves everybody else's readers a question. What another
/// activation merged, as there may be for a while after a process was thought dead, it reads every <see cref="StaleMax"/>.
/// </summary>
[GrainType("merge-gate")]
internal sealed class MergeGate(IDbSource<CrmDb> source, TimeProvider time) : Grain, IMergeGate
{
    /// <summary>How long a merge that went through another activation may be unknown.</summary>
    public static readonly TimeSpan StaleMax = TimeSpan.FromSeconds(30);

    private const int MaxKnown = 10_000;
    private TenantId _tenant;
    private long _last;
    private DateTimeOffset _lookedAt;

    // Null where they are too many to be kept.
    private HashSet<Guid>? _survivors = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tenant = GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;
        return Look(cancellationToken);
    }

    public Task<Outcome<Customer>> Merge(Guid customerId, Guid survivorId, long? expectedVersion, Caller caller, Once? once = null)
    {
        Add(survivorId);
        return GrainFactory.Customer(_tenant, customerId).Merge(survivorId, expectedVersion, caller, once);
    }

    public async Task<bool> MayHaveMerged(Guid customerId)
    {
        if (_survivors is not null && (time.GetUtcNow() - _lookedAt).Duration() >= StaleMax)
            await Look();
        return _survivors is null || _survivors.Contains(customerId);
    }

    /// <summary>Reads the merges after those that are known; they have numbers without gaps.</summary>
    private async Task Look(CancellationToken cancellation = default)
    {
        _lookedAt = time.GetUtcNow();
        await using var db = source.ForTenant(_tenant);
        var known = _last;
        var merges = db.Set<MergeRow>().Where(row => row.TenantId == _tenant && row.Sequence > known);
        if (await merges.MaxAsync(row => (long?)row.Sequence, cancellation) is not { } last)
            return;
        foreach (var survivor in await merges.Select(row => row.SurvivorId).Distinct().Take(MaxKnown + 1).ToListAsync(cancellation))
            Add(survivor);
        _last = Math.Max(_last, last);
    }

    private void Add(Guid survivor)
    {
        _survivors?.Add(survivor);
        if (_survivors is { Count: > MaxKnown })
            _survivors = null;
    }
}
