using CloudCrm.Contracts;
using CloudCrm.Foundation.Data.Writing;

namespace CloudCrm.Foundation.Data;

/// <summary>One database of this process: its lease, its migrations, its writer.</summary>
public abstract class Database : IAsyncDisposable
{
    private protected Database(DatabaseOptions options) => Options = options;

    /// <summary>Where it is and who uses it.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>Which kind it is.</summary>
    public DatabaseProvider Provider => Options.Provider;

    /// <summary>The writer; there is one once the database is open.</summary>
    internal GroupWriter? Writer { get; private protected set; }

    /// <summary>Takes the lease, migrates or checks that nothing is pending, and starts the writer.</summary>
    /// <exception cref="DatabaseUnavailableException">Another process holds it, or migrations are pending: says what to do.</exception>
    internal abstract Task Open(CancellationToken cancellation);

    /// <summary>Applies pending migrations; answers their names.</summary>
    internal abstract Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation);

    /// <summary>Commits what waits, ends the writer and gives the lease back. Reading goes on until the process ends.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A database with its contexts for reading.</summary>
public abstract class Database<TDb> : Database, IDbSource<TDb> where TDb : TenantDb
{
    private protected Database(DatabaseOptions options) : base(options)
    {
    }

    /// <inheritdoc/>
    public abstract TDb ForTenant(TenantId tenant);

    /// <inheritdoc/>
    public abstract TDb AcrossTenants();
}
