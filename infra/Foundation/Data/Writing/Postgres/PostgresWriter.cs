using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudCrm.Foundation.Data.Writing.Postgres;

/// <summary>
/// The writer of a PostgreSQL database. A tenant's acts always go to the same worker: they keep their order, and two workers never wait for each other's
/// journal head.
/// </summary>
internal sealed class PostgresWriter : GroupWriter
{
    private readonly PostgresSources _sources;
    private readonly StatementShapes _shapes;
    private readonly PostgresWorker[] _workers;

    public PostgresWriter(PostgresSources sources, TablePlans plans, ILogger logger) : base(plans)
    {
        (_sources, _shapes) = (sources, new(plans));
        _workers = [.. Enumerable.Range(0, ActBounds.PostgresWorkers).Select(_ => new PostgresWorker(sources.App, logger))];
    }

    public override int Waiting => _workers.Sum(worker => worker.Waiting);

    public override async Task<CommitResult> Commit(PreparedAct act, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var text = _shapes.TextOf(act);
        var pending = new PostgresAct(act, () => StatementParameters.Command(text, act, Plans), cancellation);
        var worker = _workers[(uint)act.Tenant.GetHashCode() % (uint)_workers.Length];
        try
        {
            await worker.Enqueue(pending, cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw Stopped(e);
        }

        return await pending.Answer;
    }

    public override async Task Transact(Func<WriteTransaction, CancellationToken, Task> work, bool acrossTenants, CancellationToken cancellation)
    {
        var source = acrossTenants ? _sources.Operator : _sources.App;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellation);
                await Transact(connection, work, cancellation);
                return;
            }
            catch (PostgresException e) when (PostgresErrors.AsksForRepetition(e) && attempt < ActBounds.Attempts)
            {
                await PostgresErrors.Pause(attempt, cancellation);
            }
            catch (Exception e)
            {
                PostgresErrors.Leave(source, e);
                throw;
            }
        }
    }

    private static async Task Transact(NpgsqlConnection connection, Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await work(new(connection, transaction, DatabaseProvider.Postgres), cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException e)
        {
            PostgresErrors.ForgetStatements(connection, e);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
    }
}
