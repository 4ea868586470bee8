namespace CloudCrm.Foundation.Data;

/// <summary>A grain that is the only writer of something.</summary>
/// <param name="writer">Writes its acts.</param>
/// <typeparam name="TDb">The database that it writes to.</typeparam>
public abstract class AggregateGrain<TDb>(IActWriter<TDb> writer) : Grain where TDb : TenantDb
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
