using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CloudCrm.Bench.Yardsticks;

/// <summary>One 300-byte row a commit through the driver, durable as the product's files are.</summary>
internal static class SqliteRows
{
    /// <summary>Commits a second.</summary>
    public static double PerSecond(TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("cloudcrm-sqlite-");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "yardstick.db")};Pooling=False");
            connection.Open();
            Run(connection, "PRAGMA journal_mode=WAL");
            Run(connection, "PRAGMA synchronous=FULL");
            Run(connection, "CREATE TABLE yardstick (id INTEGER PRIMARY KEY, filler TEXT NOT NULL)");
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO yardstick (filler) VALUES (@filler)";
            insert.Parameters.AddWithValue("@filler", new string('x', 300));
            insert.Prepare();
            var watch = Stopwatch.StartNew();
            var commits = 0;
            for (; watch.Elapsed < duration; commits++)
                insert.ExecuteNonQuery();
            return commits / watch.Elapsed.TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
