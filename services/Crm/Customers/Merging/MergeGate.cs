using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>Takes turns: one merge of a tenant at a time.</summary>
[GrainType("merge-gate")]
internal sealed class MergeGate : Grain, IMergeGate
{
    public Task<Outcome<Customer>> Merge(Guid customerId, Guid survivorId, long? expectedVersion, Caller caller, Once? once = null)
    {
        var tenant = GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;
        return GrainFactory.Customer(tenant, customerId).Merge(survivorId, expectedVersion, caller, once);
    }
}
