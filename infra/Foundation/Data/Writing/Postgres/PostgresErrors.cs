using System.Data;
using Npgsql;

namespace CloudCrm.Foundation.Data.Writing.Postgres;

/// <summary>What PostgreSQL's error codes mean to the writer.</summary>
internal static class PostgresErrors
{
    /// <summary>Serialization failure or deadlock: nothing was written, try again.</summary>
    public static bool AsksForRepetition(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>A key or unique column was taken.</summary>
    public static bool IsTaken(PostgresException e) => e.SqlState == PostgresErrorCodes.UniqueViolation;

    /// <summary>The statement's own check: a row to update is not there.</summary>
    public static bool IsMissingRow(PostgresException e) => e.SqlState == PostgresErrorCodes.DivisionByZero;

    /// <summary>The session is gone, or its server only reads since another one took over, so the error is not one act's fault.</summary>
    public static bool EndsSession(PostgresException e) =>
        e.Severity is "FATAL" or "PANIC" || e.InvariantSeverity is "FATAL" or "PANIC" || IsReadOnly(e);

    /// <summary>Drops the pooled connections to a server that only reads: new ones find the one that took over.</summary>
    public static void Leave(NpgsqlDataSource source, Exception e)
    {
        if (e is PostgresException known && IsReadOnly(known))
            source.Clear();
    }

    /// <summary>
    /// Has a connection forget its prepared statements. The driver takes a statement for prepared once it is parsed: where its values are refused after that (in the bind step), it
    /// never learns what rows the statement returns, and the next use of it on this connection finds rows that nobody expected.
    /// </summary>
    public static void ForgetStatements(NpgsqlConnection? connection, PostgresException e)
    {
        if (connection is not { FullState: ConnectionState.Open } || IsTaken(e) || AsksForRepetition(e) || EndsSession(e))
            return;
        try
        {
            connection.UnprepareAll();
        }
#pragma warning disable CA1031 // What counts is the error that led here; with this one the connection goes instead of its statements.
        catch (Exception)
#pragma warning restore CA1031
        {
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private static bool IsReadOnly(PostgresException e) => e.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction;

    /// <summary>A short wait that grows and is not the same for two that met.</summary>
    public static Task Pause(int attempt, CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 5 << attempt)), cancellation);
}
