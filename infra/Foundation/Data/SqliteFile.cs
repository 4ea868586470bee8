using Microsoft.Data.Sqlite;

namespace CloudCrm.Foundation.Data;

/// <summary>How a SQLite file is opened: one connection writes, syncs every commit and checkpoints; all others only read.</summary>
internal static class SqliteFile
{
    /// <summary>Pages in the write-ahead log (4 KiB each) at which the writer checkpoints.</summary>
    private const int CheckpointPages = 4_000;

    /// <summary>The writer's page cache, a mebibyte each: an index of tens of megabytes that grows everywhere at once is read back over and over with less.</summary>
    private const int CacheMebibytes = 64;

    /// <summary>A connection that cannot write.</summary>
    public static string Reading(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ConnectionString;

    public static string Writing(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = false,
    }.ConnectionString;

    /// <summary>The writer's connection.</summary>
    public static SqliteConnection OpenForWriting(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = new SqliteConnection(Writing(file));
        connection.Open();
        foreach (var pragma in (string[])["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", $"wal_autocheckpoint = {CheckpointPages}", $"cache_size = -{CacheMebibytes * 1024}"])
            Set(connection, pragma);
        return connection;
    }

    private static void Set(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
