using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data;

/// <summary>How a commit ended.</summary>
public enum CommitResult
{
    /// <summary>All of the act is durable.</summary>
    Committed,

    /// <summary>The root was not at the expected version; nothing was written. Reload, decide again, retry once.</summary>
    Stale,

    /// <summary>A key or unique column was taken; nothing was written.</summary>
    Taken,
}

/// <summary>The one writer of a database. Groups acts of many grains and tenants into one transaction; each is answered by itself.</summary>
public interface IActWriter<TDb> where TDb : TenantDb
{
    /// <summary>Commits an act durably.</summary>
    /// <exception cref="ForeignRowException">A row belongs to another tenant than the act; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the writer took the act; nothing was written. Later it is no longer heard.</exception>
    Task<CommitResult> Commit(Act act, CancellationToken cancellation = default);

    /// <summary>
    /// Work of a consumer or clock in one transaction on the writer's own connection (SQLite) or one of the application role (PostgreSQL); it commits
    /// when <paramref name="work"/> returns and rolls back when it throws. Wait for nothing but the database in it: on SQLite every writer waits meanwhile.
    /// After a serialization failure or a deadlock the work is done again, at most <see cref="ActBounds.Attempts"/> times.
    /// </summary>
    Task Transact(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation);

    /// <summary>As <see cref="Transact"/>, with the operator role on PostgreSQL: claims and removals in outbox, due work and requests across tenants.</summary>
    Task TransactAcrossTenants(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation);
}

/// <summary>The bounds of writing.</summary>
public static class ActBounds
{
    /// <summary>Acts that wait for a writer before the next caller is held up (a worker on PostgreSQL, the file on SQLite).</summary>
    public const int Queue = 1_024;

    /// <summary>Acts in one transaction on PostgreSQL.</summary>
    public const int PostgresGroup = 16;

    /// <summary>Acts in one transaction on SQLite.</summary>
    public const int SqliteGroup = 64;

    /// <summary>Workers a PostgreSQL database has in one process; a tenant's acts always go to the same one.</summary>
    public const int PostgresWorkers = 2;

    /// <summary>How often a transaction is tried when the database asks for it to be repeated (serialization failure, deadlock).</summary>
    public const int Attempts = 5;
}

/// <summary>A row of another tenant was in an act: a bug, stopped before the database.</summary>
public sealed class ForeignRowException : InvalidOperationException
{
    /// <summary>Names the table.</summary>
    public ForeignRowException(string table) : base($"A row of table {table} belongs to another tenant than its act.")
    {
    }

    /// <summary>Without words.</summary>
    public ForeignRowException()
    {
    }

    /// <summary>With a cause.</summary>
    public ForeignRowException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>Contexts for reading. Each belongs to one tenant, or says aloud that it reads across them.</summary>
public interface IDbSource<TDb> where TDb : TenantDb
{
    /// <summary>Reads of one tenant only: row-level security on PostgreSQL and a named query filter on both. Dispose it.</summary>
    TDb ForTenant(TenantId tenant);

    /// <summary>Reads across tenants through the named operator role: operator lists, an account's memberships, claims of due work. Dispose it.</summary>
    TDb AcrossTenants();
}
