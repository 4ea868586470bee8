using CloudCrm.Foundation.Data.Writing;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Foundation.Data;

/// <summary>The writer as grains see it: checks an act, hands it on, and wakes relay and scheduler when messages or work were left.</summary>
internal sealed class ActWriter<TDb>(Database<TDb> database, BusMessageTypes types, OutboxSignal<TDb> outbox, DueSignal<TDb> due, TimeProvider time) : IActWriter<TDb>
    where TDb : TenantDb
{
    private ActPreparer? _preparer;

    public async Task<CommitResult> Commit(Act act, CancellationToken cancellation = default)
    {
        var prepared = (_preparer ??= new(Writer.Plans, types, time)).Prepare(act);
        var result = await Writer.Commit(prepared, cancellation);
        if (result != CommitResult.Committed)
            return result;
        if (prepared.HasMessages)
            outbox.Set();
        foreach (var change in act.Rows)
        {
            if (change.Row is DueWorkRow work)
                due.Scheduled(work.DueAt);
        }

        return result;
    }

    public async Task Transact(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation)
    {
        await Writer.Transact(work, acrossTenants: false, cancellation);
        outbox.Set();
    }

    public Task TransactAcrossTenants(Func<WriteTransaction, CancellationToken, Task> work, CancellationToken cancellation) =>
        Writer.Transact(work, acrossTenants: true, cancellation);

    private GroupWriter Writer => database.Writer ?? throw new InvalidOperationException($"The database {database.Options.Name} is not open.");
}
