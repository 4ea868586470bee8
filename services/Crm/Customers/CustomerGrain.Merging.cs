using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers;

/// <summary>Its being merged into another, and taken out again: a pointer in its own row.</summary>
internal sealed partial class CustomerGrain
{
    /// <summary>More tries than of a change: merges that know nothing of each other stand in each other's way.</summary>
    private const int MaxMergeTries = 5;

    public async Task<Outcome<Customer>> Merge(Guid survivorId, long? expectedVersion, Caller caller, Once? once = null)
    {
        for (var attempt = 0; attempt < MaxMergeTries; attempt++)
        {
            if (once is not null && await source.Recall<CrmDb, Customer>(_tenant, once) is { } first)
                return first;
            if (_customer is not { } before)
                return Refusal.NotFound("customer");
            var (sequence, survivor, merged) = await Look(survivorId);
            var now = time.Instant();
            if (!before.MergedWith(survivor, merged, expectedVersion, now).Try(out var after, out var refusal))
                return refusal;
            if (ReferenceEquals(before, after) && once is null)
                return before;
            if (await Commit(MergeAct(before, after, sequence, caller, once, now)) == CommitResult.Committed)
                return _customer = after;
            await Load();
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<Customer>> Unmerge(long? expectedVersion, Caller caller, Once? once = null)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (once is not null && await source.Recall<CrmDb, Customer>(_tenant, once) is { } first)
                return first;
            if (_customer is not { } before)
                return Refusal.NotFound("customer");
            if (!before.Unmerged(expectedVersion).Try(out var after, out var refusal))
                return refusal;
            if (ReferenceEquals(before, after) && once is null)
                return before;
            if (await Commit(MergeAct(before, after, null, caller, once, time.Instant())) == CommitResult.Committed)
                return _customer = after;
            await Load();
        }

        return Busy.Refusal();
    }

    /// <summary>
    /// The last merge, then the survivor, then how many would be merged into it: in this order, so that a merge which comes in between has taken the next number.
    /// </summary>
    private async Task<(long Sequence, Customer? Survivor, int Merged)> Look(Guid survivorId)
    {
        await using var db = source.ForTenant(_tenant);
        var last = await db.Set<MergeRow>().Where(row => row.TenantId == _tenant).OrderByDescending(row => row.Sequence).Select(row => (long?)row.Sequence).FirstOrDefaultAsync();
        var survivor = await db.Set<CustomerRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == survivorId);
        if (survivor is null)
            return ((last ?? 0) + 1, null, 0);
        var (hers, its) = (await Family.Of(db, _tenant, _id), await Family.Of(db, _tenant, survivorId));
        return ((last ?? 0) + 1, survivor.ToCustomer(), hers.Count + its.Count - 1);
    }

    /// <summary>The act of a merge, under its number, or of its end: the row and the journal. Timelines stay as they are, so that an end leaves no trace on them.</summary>
    private Act MergeAct(Customer before, Customer after, long? sequence, Caller caller, Once? once, DateTimeOffset now)
    {
        var answer = once is null ? null : RequestLog.Answer(_tenant, once, after, now);
        if (ReferenceEquals(before, after))
            return Act.Create(_tenant, answer!);
        var details = new Details().Change("mergedInto", before.MergedInto, after.MergedInto).ToString();
        var act = Act.Change(_tenant, CustomerActs.ToRow(_tenant, after), before.Version)
            .Journal(new(now, caller, "customer", _id, sequence is null ? "unmerged" : "merged", details));
        if (sequence is { } number)
            act.Insert(new MergeRow { TenantId = _tenant, Sequence = number, MergedId = _id, SurvivorId = after.MergedInto!.Value, At = now });
        return answer is null ? act : act.Remember(answer);
    }
}
