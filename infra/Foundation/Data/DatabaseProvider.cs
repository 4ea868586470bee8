namespace CloudCrm.Foundation.Data;

/// <summary>Which kind of database is used.</summary>
public enum DatabaseProvider
{
    /// <summary>One file a database in the data folder; one process.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer with row-level security forced.</summary>
    Postgres,
}
