namespace CloudCrm.Foundation.Data.Writing;

/// <summary>The part of a writer that differs between databases.</summary>
internal abstract class GroupWriter(TablePlans plans) : IAsyncDisposable
{
    /// <summary>The tables of the database.</summary>
    public TablePlans Plans => plans;

    /// <summary>How many wait to be written.</summary>
    public abstract int Waiting { get; }

    /// <summary>Commits a prepared act with others of its moment.</summary>
    public abstract Task<CommitResult> Commit(PreparedAct act, CancellationToken cancellation);

    /// <summary>Runs work in a transaction of its own.</summary>
    public abstract Task Transact(Func<WriteTransaction, CancellationToken, Task> work, bool acrossTenants, CancellationToken cancellation);

    /// <summary>Takes no more, commits what waits, and ends.</summary>
    public abstract ValueTask DisposeAsync();

    protected static InvalidOperationException Stopped(Exception e) => new("The writer has stopped; nothing was written.", e);
}
