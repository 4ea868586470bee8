using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Payments.Stripe;

/// <summary>Plans the deletion of calls and events: each day on which there are some leaves one piece of due work, so that nothing is planned where Stripe is not in use.</summary>
internal sealed class StripePurging(IActWriter<BillingDb> writer, TimeProvider time)
{
    /// <summary>The kind of work that deletes.</summary>
    public const string Kind = "stripe.purge";

    /// <summary>How long calls and events are kept, and at most a day longer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private long _planned = -1;

    /// <summary>Plans today's, once a day and process; what is planned already stays.</summary>
    public async Task Plan()
    {
        var day = time.Instant().UtcDateTime.Date;
        if (Volatile.Read(ref _planned) == day.Ticks)
            return;
        await writer.Commit(Act.Create(Reserved.Accounts, Of(new(day, TimeSpan.Zero))));
        Volatile.Write(ref _planned, day.Ticks);
    }

    private static DueWorkRow Of(DateTimeOffset day) => new()
    {
        TenantId = Reserved.Accounts,
        Id = Ids.From(Kind, $"{day:yyyy-MM-dd}"),
        Kind = Kind,
        DueAt = day + TimeSpan.FromDays(1) + Kept,
    };
}

/// <summary>Deletes calls and events that were kept long enough.</summary>
internal sealed class StripePurge(IActWriter<BillingDb> writer, TimeProvider time) : IDueHandler
{
    /// <summary>Rows that go at a time: others write in between.</summary>
    private const int Batch = 1_000;

    private const string Calls = "DELETE FROM stripe_calls WHERE id IN (SELECT id FROM stripe_calls WHERE id < @before ORDER BY id LIMIT @batch)";
    private const string Events = "DELETE FROM stripe_events WHERE id IN (SELECT id FROM stripe_events WHERE received_at < @before ORDER BY received_at, id LIMIT @batch)";

    public string Kind => StripePurging.Kind;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var until = time.Instant() - StripePurging.Kept;
        // Ids of calls grow with time.
        while (await Delete(Calls, _ => Guid.CreateVersion7(until), cancellation) == Batch)
            cancellation.ThrowIfCancellationRequested();
        while (await Delete(Events, transaction => transaction.Instant(until), cancellation) == Batch)
            cancellation.ThrowIfCancellationRequested();
    }

    private async Task<int> Delete(string sql, Func<WriteTransaction, object> before, CancellationToken cancellation)
    {
        var gone = 0;
        await writer.Transact(
            async (transaction, stop) =>
            {
                await using var command = transaction.Command(sql);
                command.Bind("before", before(transaction));
                command.Bind("batch", Batch);
                gone = await command.ExecuteNonQueryAsync(stop);
            },
            cancellation);
        return gone;
    }
}
