using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Tells a database that is away, full or restarting from work that will fail again.</summary>
internal static class Faults
{
    // SQLite: busy, locked, out of memory, read-only, input/output, full, can't open.
    private static readonly HashSet<int> PassingSqlite = [5, 6, 7, 8, 10, 13, 14];

    // PostgreSQL: the data, a constraint, the statement. Everything else (sign-in, read-only, no room, told to stop) is the server's matter.
    private static readonly HashSet<string> BlamesWork = ["22", "23", "42"];

    /// <summary>True where the same work may succeed later though nothing about it changes.</summary>
    public static bool MayPass(Exception? error) => error switch
    {
        null => false,
        SqliteException sqlite => PassingSqlite.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres => postgres.IsTransient || !BlamesWork.Contains(postgres.SqlState[..2]),
        DbException { IsTransient: true } or SocketException or TimeoutException or IOException => true,
        _ => MayPass(error.InnerException),
    };
}
