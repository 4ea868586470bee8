using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Data.Writing.Sqlite;

/// <summary>
/// The writer of a SQLite file: one thread and one connection, which alone writes and checkpoints. What waits is committed together, up to
/// <see cref="ActBounds.SqliteGroup"/> acts with one sync.
/// </summary>
internal sealed partial class SqliteWriter : GroupWriter
{
    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(ActBounds.Queue) { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteConnection _connection;
    private readonly SqliteStatements _statements;
    private readonly ILogger _logger;

    public SqliteWriter(string file, TablePlans plans, ILogger logger) : base(plans)
    {
        _logger = logger;
        _connection = SqliteFile.OpenForWriting(file);
        _statements = new(_connection, plans);
        new Thread(Run) { Name = $"Writer of {Path.GetFileName(file)}", IsBackground = true }.Start();
    }

    public override int Waiting => _queue.Reader.Count;

    public override Task<CommitResult> Commit(PreparedAct act, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Enqueue(SqliteSteps.Make(act, Plans, cancellation), cancellation);
    }

    public override Task Transact(Func<WriteTransaction, CancellationToken, Task> work, bool acrossTenants, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Enqueue(new SqliteWork(work, cancellation), cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task;
    }

    private async Task<CommitResult> Enqueue(Pending pending, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw Stopped(e);
        }

        return await pending.Answer;
    }

    private void Run()
    {
        var group = new List<SqliteAct>(ActBounds.SqliteGroup);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            SqliteWork? work = null;
            while (work is null && group.Count < ActBounds.SqliteGroup && _queue.Reader.TryRead(out var pending))
            {
                if (!pending.Take())
                    continue;
                if (pending is SqliteAct act)
                    group.Add(act);
                else
                    work = (SqliteWork)pending;
            }

            if (group.Count > 0)
                Commit(group);
            if (work is not null)
                Commit(work);
        }

        Close();
    }

    private void Close()
    {
        try
        {
            _statements.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException e)
        {
            LogNoCheckpoint(e);
        }

        _statements.Dispose();
        _connection.Dispose();
        _ended.SetResult();
    }

    private void Commit(List<SqliteAct> group)
    {
        var answers = new object[group.Count];
        try
        {
            _statements.Run("BEGIN IMMEDIATE");
            for (var i = 0; i < answers.Length; i++)
                answers[i] = Attempt(group[i]);
            _statements.Run("COMMIT");
        }
#pragma warning disable CA1031 // Whatever it was goes to those who wait for the answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogGroupFailed(e, group.Count);
            RollBack();
            foreach (var act in group)
                act.Fail(e);
            return;
        }

        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i] is CommitResult result)
                group[i].Complete(result);
            else
                group[i].Fail((Exception)answers[i]);
        }
    }

    /// <summary>One act under a savepoint: its result, or the exception that only it gets.</summary>
    private object Attempt(SqliteAct act)
    {
        _statements.Run("SAVEPOINT act");
        object answer;
        try
        {
            answer = Write(act);
        }
        catch (Exception e) when (e is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT } or InvalidOperationException)
        {
            _statements.Run("ROLLBACK TO act");
            answer = e is SqliteException refused && IsTaken(refused) ? CommitResult.Taken : e;
        }

        _statements.Run("RELEASE act");
        return answer;
    }

    private object Write(SqliteAct act)
    {
        if (_statements.Run(act.Root) == 0)
            return act.Act.Missed;
        foreach (var step in act.Steps)
        {
            if (_statements.Run(step) == 0 && step.Verb == RowVerb.Update)
                throw new InvalidOperationException($"A row of {step.Plan.Table} that the act updates is not there; nothing was written.");
        }

        if (act.Journal.Count > 0)
            WriteJournal(act);
        return CommitResult.Committed;
    }

    private void WriteJournal(SqliteAct act)
    {
        var before = _statements.Advance(act.Act.Tenant.Value, act.Journal.Count) - act.Journal.Count;
        var sequence = Plans.Journal.Columns.Index().First(pair => pair.Item.Name == "sequence").Index;
        foreach (var values in act.Journal)
        {
            values[sequence] = before + (long)values[sequence];
            _statements.Run(new SqliteStep(Plans.Journal, RowVerb.Insert, false, values));
        }
    }

    private void Commit(SqliteWork work)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            work.Run(new(_connection, transaction, DatabaseProvider.Sqlite)).GetAwaiter().GetResult();
            transaction.Commit();
        }
#pragma warning disable CA1031 // Whatever it was goes to the one who waits for the answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            work.Fail(e);
            return;
        }

        work.Complete(CommitResult.Committed);
    }

    private void RollBack()
    {
        try
        {
            _statements.Run("ROLLBACK");
        }
        catch (SqliteException e)
        {
            LogNothingToRollBack(e);
        }
    }

    private static bool IsTaken(SqliteException e) =>
        e.SqliteExtendedErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY or SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE;

    [LoggerMessage(Level = LogLevel.Error, Message = "A transaction of {Count} acts failed; nothing of it was written.")]
    private partial void LogGroupFailed(Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The database had rolled back by itself.")]
    private partial void LogNothingToRollBack(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No checkpoint at the end; the next start makes up for it.")]
    private partial void LogNoCheckpoint(Exception exception);
}
