using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm;

/// <summary>A grain that is the only writer of an aggregate.</summary>
internal abstract class AggregateGrain(IActWriter<CrmDb> writer) : Grain
{
    /// <summary>Commits an act. When it cannot be known whether it was written, the activation ends and the next one reads what is there.</summary>
    protected async Task<CommitResult> Commit(Act act)
    {
        try
        {
            return await writer.Commit(act);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>The answer to a credential that was never made. The activation ends: strangers can invent as many as they like.</summary>
    protected Refusal UnknownCredential()
    {
        DeactivateOnIdle();
        return Refusal.Unauthenticated();
    }
}
