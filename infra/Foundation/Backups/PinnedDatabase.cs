using System.Globalization;
using CloudCrm.Foundation.Data;
using Microsoft.Data.Sqlite;

namespace CloudCrm.Foundation.Backups;

/// <summary>
/// One state of a SQLite file while its writer goes on: a read transaction on the write-ahead log. Its connections cannot write and so cannot
/// checkpoint. The log grows as long as a state is pinned.
/// </summary>
internal sealed class PinnedDatabase : IDisposable
{
    private readonly SqliteConnection _reader;
    private readonly SqliteConnection _watch;
    private SqliteTransaction? _transaction;
    private long _version;

    public PinnedDatabase(string file)
    {
        (_reader, _watch) = (new(SqliteFile.Reading(file)), new(SqliteFile.Reading(file)));
        _reader.Open();
        _watch.Open();
    }

    /// <summary>Pins the present state.</summary>
    public void Pin()
    {
        _version = Version();
        _transaction = _reader.BeginTransaction(deferred: true);
        // A deferred transaction begins with its first read.
        Ask(_reader, "SELECT count(*) FROM sqlite_schema");
    }

    /// <summary>Whether nothing was committed since <see cref="Pin"/>.</summary>
    public bool IsPresent() => Version() == _version;

    /// <summary>Lets the state go.</summary>
    public void Release()
    {
        _transaction?.Dispose();
        _transaction = null;
    }

    /// <summary>The last migration in the pinned state; empty where there is none.</summary>
    public string LastMigration() => Ask(_reader, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1 DESC LIMIT 1") as string ?? "";

    /// <summary>Copies the pinned state into a new file and checks the copy.</summary>
    /// <exception cref="IOException">The copy, and so the database, is damaged.</exception>
    public void CopyTo(string file)
    {
        var target = SqliteFile.Writing(file);
        using (var copy = new SqliteConnection(target))
        {
            copy.Open();
            // The copy is read back at once, and deleted after a crash.
            Ask(copy, "PRAGMA synchronous = OFF");
            _reader.BackupDatabase(copy);
        }

        using var check = new SqliteConnection(target);
        check.Open();
        if (Ask(check, "PRAGMA quick_check(1)") is not "ok" and var fault)
            throw new IOException($"The database {Path.GetFileName(_reader.DataSource)} is damaged ({fault}); no backup was made.");
    }

    public void Dispose()
    {
        Release();
        _reader.Dispose();
        _watch.Dispose();
    }

    private long Version() => Convert.ToInt64(Ask(_watch, "PRAGMA data_version"), CultureInfo.InvariantCulture);

    private static object? Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = question;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
