namespace CloudCrm.Foundation.Data;

/// <summary>Migrates one database of this process; <c>Host migrate</c> runs all that are registered.</summary>
public abstract class DatabaseMigrator
{
    private protected DatabaseMigrator()
    {
    }

    /// <summary>The database's name in the settings.</summary>
    public abstract string Name { get; }

    /// <summary>Whether every start migrates it (<c>Database:MigrateAtStart</c>).</summary>
    public abstract bool IsAtStart { get; }

    /// <summary>Applies what is pending, as the owner role on PostgreSQL, under the process lease on SQLite; answers the names of what was applied.</summary>
    /// <exception cref="DatabaseUnavailableException">Another process uses the data folder.</exception>
    public abstract Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation = default);
}

internal sealed class DatabaseMigrator<TDb>(Database<TDb> database) : DatabaseMigrator where TDb : TenantDb
{
    public override string Name => database.Options.Name;

    public override bool IsAtStart => database.Options.MigrateAtStart;

    public override Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation = default) => database.Migrate(cancellation);
}
