using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudCrm.Foundation.Data;

/// <summary>
/// One process a PostgreSQL database while grains run in one process: a session lock on a connection of its own. When the session is lost the
/// process stops, because another one may now take the lock.
/// </summary>
internal sealed partial class AdvisoryLease(NpgsqlDataSource source, string name, IHostApplicationLifetime lifetime, ILogger<AdvisoryLease> logger) : IAsyncDisposable
{
    private const long Key = 0x436C6F756443726D;

    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private NpgsqlConnection? _connection;
    private Task _watch = Task.CompletedTask;

    public async Task Take(CancellationToken cancellation)
    {
        _connection = await source.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", _connection) { Parameters = { new() { Value = Key } } };
        if (await command.ExecuteScalarAsync(cancellation) is not true)
        {
            throw new DatabaseUnavailableException(
                $"Another process already uses the database {name}: without Grains:Clustering its grains run in one process. Stop it first.");
        }

        _watch = Watch(_connection);
    }

    /// <summary>Gives the lease back; once more does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _connection, null) is not { } held)
            return;
        await _stop.CancelAsync();
        await _watch;
        // The pool would keep the session and its lock.
        NpgsqlConnection.ClearPool(held);
        await held.DisposeAsync();
        _stop.Dispose();
    }

    private async Task Watch(NpgsqlConnection connection)
    {
        using var timer = new PeriodicTimer(CheckEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await using var command = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = 10 };
                await command.ExecuteScalarAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            LogGivenBack(name);
        }
        catch (NpgsqlException e)
        {
            LogLost(e, name);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The lease of database {Name} is given back.")]
    private partial void LogGivenBack(string name);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The lease of database {Name} was lost, another process may take it: stopping.")]
    private partial void LogLost(Exception exception, string name);
}
