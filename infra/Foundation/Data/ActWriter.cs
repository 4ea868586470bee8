using CloudCrm.Foundation.Data.Writing;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Scheduling;
using CloudCrm.Foundation.Telemetry;

namespace CloudCrm.Foundation.Data;

/// <summary>The writer as grains see it: checks an act, hands it on, and wakes who waits for the messages, the work or the journal that it left.</summary>
internal sealed class ActWriter<TDb> : IActWriter<TDb> where TDb : TenantDb
{
    private readonly Database<TDb> _database;
    private readonly BusMessageTypes _types;
    private readonly OutboxSignal<TDb> _outbox;
    private readonly DueSignal<TDb> _due;
    private readonly JournalSignal<TDb> _journal;
    private readonly TimeProvider _time;
    private readonly FoundationMeters? _meters;
    private ActPreparer? _preparer;

    /// <param name="database">Whose writer it is.</param>
    /// <param name="types">Names of messages.</param>
    /// <param name="outbox">Wakes the relay.</param>
    /// <param name="due">Wakes the scheduler.</param>
    /// <param name="journal">Wakes who follows journals.</param>
    /// <param name="time">The clock.</param>
    /// <param name="meters">Counts acts, in a host that has telemetry.</param>
    public ActWriter(
        Database<TDb> database, BusMessageTypes types, OutboxSignal<TDb> outbox, DueSignal<TDb> due, JournalSignal<TDb> journal, TimeProvider time,
        FoundationMeters? meters = null)
    {
        (_database, _types, _outbox, _due, _journal, _time, _meters) = (database, types, outbox, due, journal, time, meters);
        meters?.ObserveQueue("writer", database.Options.Name, () => database.Writer?.Waiting ?? 0);
    }

    public async Task<CommitResult> Commit(Act act, CancellationToken cancellation = default)
    {
        var started = _time.GetTimestamp();
        var prepared = (_preparer ??= new(Writer.Plans, _types, _time)).Prepare(act);
        var result = await Writer.Commit(prepared, cancellation);
        _meters?.Act(_database.Options.Name, Name(result), _time.GetElapsedTime(started));
        if (result != CommitResult.Committed)
            return result;
        if (prepared.HasMessages)
            _outbox.Set();
        if (act.JournalFacts.Count > 0)
            _journal.Set();
        foreach (var change in act.Rows)
        {
            if (change.Row is DueWorkRow work)
                _due.Scheduled(work.DueAt);
        }

        return result;
    }

    public async Task Transact(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation)
    {
        await Writer.Transact(work, acrossTenants: false, cancellation);
        _outbox.Set();
    }

    public Task TransactAcrossTenants(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation) =>
        Writer.Transact(work, acrossTenants: true, cancellation);

    private GroupWriter Writer => _database.Writer ?? throw new InvalidOperationException($"The database {_database.Options.Name} is not open.");

    private static string Name(CommitResult result) => result switch
    {
        CommitResult.Committed => "committed",
        CommitResult.Stale => "stale",
        CommitResult.Taken => "taken",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
