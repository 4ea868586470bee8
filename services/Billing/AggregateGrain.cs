using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing;

/// <summary>A grain that is the only writer of an aggregate.</summary>
internal abstract class AggregateGrain(IActWriter<BillingDb> writer) : Grain
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
}
