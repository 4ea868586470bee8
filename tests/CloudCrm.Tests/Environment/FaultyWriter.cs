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
public sealed class FaultyWriter<TDb>(IActWriter<TDb> inner) : IActWriter<TDb> where TDb : TenantDb
{
    private readonly Lock _lock = new();
    private Fault _next;
    private int _spared;
    private int _losses;

    /// <summary>Called before each write; when it throws, nothing is written.</summary>
    public Action? BeforeEach { get; set; }

    /// <summary>What happens to the next commit, or to the one after some that are spared.</summary>
    public void Fail(Fault next, int spared = 0)
    {
        lock (_lock)
            (_next, _spared) = (next, spared);
    }

    /// <summary>The next commits find that somebody else wrote first.</summary>
    public void Lose(int times)
    {
        lock (_lock)
            _losses = times;
    }

    /// <inheritdoc/>
    public async Task<CommitResult> Commit(Act act, CancellationToken cancellation = default)
    {
        BeforeEach?.Invoke();
        if (Loses())
            return CommitResult.Stale;
        var fault = Take();
        if (fault == Fault.Before)
            throw new IOException("The connection broke before the commit.");
        var result = await inner.Commit(act, cancellation);
        return fault == Fault.After ? throw new IOException("The connection broke after the commit.") : result;
    }

    /// <inheritdoc/>
    public async Task Transact(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation)
    {
        BeforeEach?.Invoke();
        await inner.Transact(work, cancellation);
    }

    /// <inheritdoc/>
    public async Task TransactAcrossTenants(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation)
    {
        BeforeEach?.Invoke();
        await inner.TransactAcrossTenants(work, cancellation);
    }

    private bool Loses()
    {
        lock (_lock)
            return _losses > 0 && _losses-- > 0;
    }

    private Fault Take()
    {
        lock (_lock)
        {
            if (_next == Fault.None || _spared-- > 0)
                return Fault.None;
            var fault = _next;
            _next = Fault.None;
            return fault;
        }
    }
}
