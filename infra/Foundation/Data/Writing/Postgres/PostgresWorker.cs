using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudCrm.Foundation.Data.Writing.Postgres;

/// <summary>Commits the acts of its tenants, up to <see cref="ActBounds.PostgresGroup"/> at a time in one round trip, on a connection of its own.</summary>
internal sealed partial class PostgresWorker : IAsyncDisposable
{
    private readonly Channel<PostgresAct> _queue = Channel.CreateBounded<PostgresAct>(new BoundedChannelOptions(ActBounds.Queue) { SingleReader = true });
    private readonly NpgsqlDataSource _source;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private NpgsqlConnection? _connection;

    public PostgresWorker(NpgsqlDataSource source, ILogger logger)
    {
        (_source, _logger) = (source, logger);
        _loop = Task.Run(Run);
    }

    /// <summary>How many acts wait.</summary>
    public int Waiting => _queue.Reader.Count;

    /// <summary>Waits in line while the queue is full.</summary>
    /// <exception cref="ChannelClosedException">The worker has stopped.</exception>
    public ValueTask Enqueue(PostgresAct act, CancellationToken cancellation) => _queue.Writer.WriteAsync(act, cancellation);

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await Disconnect();
    }

    private async Task Run()
    {
        var group = new List<PostgresAct>(ActBounds.PostgresGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < ActBounds.PostgresGroup && _queue.Reader.TryRead(out var act))
            {
                if (act.Take())
                    group.Add(act);
            }

            if (group.Count > 0)
                await Commit([.. group.OrderBy(act => act.Act.Tenant)]);
        }
    }

    /// <summary>Answers every member of the group, whatever happens.</summary>
    private async Task Commit(IReadOnlyList<PostgresAct> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var hits = await Execute(group);
                for (var i = 0; i < hits.Length; i++)
                    group[i].Complete(hits[i] > 0 ? CommitResult.Committed : group[i].Act.Missed);
                return;
            }
            catch (PostgresException e) when (PostgresErrors.AsksForRepetition(e) && attempt < ActBounds.Attempts)
            {
                LogRepeat(e.SqlState, group.Count, attempt);
                await PostgresErrors.Pause(attempt, default);
            }
            catch (PostgresException e) when (group.Count > 1 && !PostgresErrors.EndsSession(e))
            {
                LogApart(e.SqlState, group.Count);
                PostgresErrors.ForgetStatements(_connection, e);
                await Commit([.. group.Take(group.Count / 2)]);
                await Commit([.. group.Skip(group.Count / 2)]);
                return;
            }
            catch (PostgresException e) when (PostgresErrors.IsTaken(e))
            {
                group[0].Complete(CommitResult.Taken);
                return;
            }
#pragma warning disable CA1031 // Whatever it was goes to those who wait for the answer.
            catch (Exception e)
#pragma warning restore CA1031
            {
                await GiveUp(group, e);
                return;
            }
        }
    }

    private async Task GiveUp(IReadOnlyList<PostgresAct> group, Exception e)
    {
        if (e is PostgresException { SqlState: var state } known && !PostgresErrors.EndsSession(known))
        {
            LogRefused(state);
            PostgresErrors.ForgetStatements(_connection, known);
            if (PostgresErrors.IsMissingRow(known))
                e = new InvalidOperationException("A row that the act updates is not there; nothing was written.", e);
        }
        else
        {
            LogUnknown(e, group.Count);
            await Disconnect();
            PostgresErrors.Leave(_source, e);
        }

        foreach (var act in group)
            act.Fail(e);
    }

    /// <summary>One round trip, one transaction: without BEGIN the whole batch commits at its end, or nothing of it.</summary>
    private async Task<int[]> Execute(IReadOnlyList<PostgresAct> group)
    {
        if (_connection is not { FullState: System.Data.ConnectionState.Open })
        {
            await Disconnect();
            _connection = await _source.OpenConnectionAsync();
        }

        await using var batch = new NpgsqlBatch(_connection);
        for (var i = 0; i < group.Count; i++)
        {
            if (i == 0 || group[i].Act.Tenant != group[i - 1].Act.Tenant)
                batch.BatchCommands.Add(SetTenant(group[i].Act));
            batch.BatchCommands.Add(group[i].Command());
        }

        var hits = new int[group.Count];
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            for (var i = 0; i < group.Count; i++)
            {
                if (i == 0 || group[i].Act.Tenant != group[i - 1].Act.Tenant)
                    await reader.NextResultAsync();
                await reader.ReadAsync();
                hits[i] = reader.GetInt32(0);
                await reader.NextResultAsync();
            }
        }

        return hits;
    }

    private static NpgsqlBatchCommand SetTenant(PreparedAct act) => new("SELECT set_config('app.tenant', $1, true)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = act.Tenant.Value.ToString() } },
    };

    private async Task Disconnect()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A group of {Count} acts is tried again after {State} (attempt {Attempt}).")]
    private partial void LogRepeat(string state, int count, int attempt);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A group of {Count} acts ended with {State}; its halves go one after the other.")]
    private partial void LogApart(string state, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database refused an act with {State}.")]
    private partial void LogRefused(string state);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether {Count} acts were committed is unknown; the connection is dropped.")]
    private partial void LogUnknown(Exception exception, int count);
}
