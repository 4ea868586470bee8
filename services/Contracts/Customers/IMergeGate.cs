using Orleans.Concurrency;

namespace CloudCrm.Contracts.Customers;

/// <summary>
/// Lets a tenant's merges of customers in one by one, so that none has to be tried again because of another. Key: the tenant. It has no rows: what it lets in is
/// decided, and guarded against any other merge, where it is written.
/// </summary>
[Alias("IMergeGate")]
public interface IMergeGate : IGrainWithStringKey
{
    /// <summary>The most customers that may be merged into one, those that were merged into them among them.</summary>
    const int MaxMerged = 50;

    /// <summary>
    /// Merges a customer into another: a pointer, which <see cref="ICustomerGrain.Unmerge"/> takes away. Nothing of either is rewritten; whoever reads the survivor
    /// reads both. Into the same survivor again is fine; one that is merged already, or into one that is, is refused.
    /// </summary>
    /// <param name="customerId">The customer that is merged.</param>
    /// <param name="survivorId">The one that stands for both from now on.</param>
    /// <param name="expectedVersion">The version of the merged one; null means any.</param>
    /// <param name="caller">Who merges.</param>
    /// <param name="once">A caller-made id: the same again gives the first answer.</param>
    [Alias("Merge")]
    Task<Outcome<Customer>> Merge(Guid customerId, Guid survivorId, long? expectedVersion, Caller caller, Once? once = null);

    /// <summary>False where nobody was ever merged into a customer; true where somebody is, may be or was. Does not wait for a merge that is going on.</summary>
    [Alias("MayHaveMerged"), AlwaysInterleave]
    Task<bool> MayHaveMerged(Guid customerId);
}
