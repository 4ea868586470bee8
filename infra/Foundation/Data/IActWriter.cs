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
    Task<CommitResult> Commit(Act act, CancellationToken cancellation = default);
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
