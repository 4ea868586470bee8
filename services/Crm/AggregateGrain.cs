using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm;

/// <summary>A grain that is the only writer of an aggregate.</summary>
internal abstract class AggregateGrain(IActWriter<CrmDb> writer) : AggregateGrain<CrmDb>(writer)
{
    /// <summary>The answer to a credential that was never made. The activation ends: strangers can invent as many as they like.</summary>
    protected Refusal UnknownCredential()
    {
        DeactivateOnIdle();
        return Refusal.Unauthenticated();
    }
}
