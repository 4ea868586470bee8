using CloudCrm.Crm;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Tests;

/// <summary>What goes wrong with a commit.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The connection breaks before the database has the act.</summary>
    Before,

    /// <summary>The connection breaks after the database has committed.</summary>
    After,
}

/// <summary>A writer whose next commits can be made to end without an answer.</summary>
public sealed class FaultyWriter(IActWriter<CrmDb> inner) : IActWriter<CrmDb>
{
    private int _next;

    /// <summary>What happens to the next commit.</summary>
    public void Fail(Fault next) => Volatile.Write(ref _next, (int)next);

    /// <inheritdoc/>
    public async Task<CommitResult> Commit(Act act, CancellationToken cancellation = default)
    {
        var fault = (Fault)Interlocked.Exchange(ref _next, (int)Fault.None);
        if (fault == Fault.Before)
            throw new IOException("The connection broke before the commit.");
        var result = await inner.Commit(act, cancellation);
        return fault == Fault.After ? throw new IOException("The connection broke after the commit.") : result;
    }

    /// <inheritdoc/>
    public Task Transact(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation) => inner.Transact(work, cancellation);

    /// <inheritdoc/>
    public Task TransactAcrossTenants(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation) =>
        inner.TransactAcrossTenants(work, cancellation);
}
