using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Messaging;

/// <summary>
/// Gathers what the bus delivers one by one into batches: while one batch commits, the next gathers, so a quiet bus waits for nothing and a
/// busy one has few transactions. A batch that fails is taken apart and tried singly, so that one bad message holds up no other.
/// </summary>
internal sealed partial class InboxPump<TDb, TMessage>(
    string consumer,
    Inbox<TDb, TMessage> inbox,
    ILogger<InboxPump<TDb, TMessage>> log) : IInboxPump
    where TDb : TenantDb
    where TMessage : class
{
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<Delivery> _queue = new();
    private bool _draining;

    /// <summary>How many messages wait for their batch.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _queue.Count;
        }
    }

    public Task Take(Guid id, Carrier carrier, DateTimeOffset sentAt, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var delivery = new Delivery(id, carrier, sentAt, stop);
        lock (_lock)
        {
            _queue.Enqueue(delivery);
            if (!_draining)
            {
                _draining = true;
                _ = Task.Run(Drain, CancellationToken.None);
            }
        }

        return delivery.Done;
    }

    private async Task Drain()
    {
        while (NextBatch() is { Count: > 0 } batch)
        {
            if (!await TryTogether(batch))
            {
                foreach (var delivery in batch)
                    await TryAlone(delivery);
            }
        }
    }

    private List<Delivery> NextBatch()
    {
        var batch = new List<Delivery>();
        lock (_lock)
        {
            for (var chars = 0L; batch.Count < InboxLimits.BatchMax && _queue.TryPeek(out var next); batch.Add(_queue.Dequeue()))
            {
                chars += next.Carrier.Body.Length;
                if (batch.Count > 0 && chars > InboxLimits.BatchCharsMax)
                    break;
            }

            _draining = batch.Count > 0;
        }

        return batch;
    }

    private async Task<bool> TryTogether(List<Delivery> batch)
    {
        if (batch.Count == 1)
            return false;
        try
        {
            await inbox.Take(batch, batch[0].Stop);
        }
        catch (Exception e)
        {
            LogApart(e, consumer, batch.Count);
            return false;
        }

        batch.ForEach(delivery => delivery.Complete());
        return true;
    }

    private async Task TryAlone(Delivery delivery)
    {
        for (var (failures, waits) = (0, 0); ;)
        {
            try
            {
                await inbox.Take([delivery], delivery.Stop);
                delivery.Complete();
                return;
            }
            catch (Exception e) when (delivery.Stop.IsCancellationRequested)
            {
                delivery.Fail(new OperationCanceledException("The bus takes it back.", e, delivery.Stop));
                return;
            }
            catch (Exception e) when (Faults.MayPass(e))
            {
                LogWaits(e, consumer, delivery.Id);
                await Pause(waits++, delivery.Stop);
            }
            catch (Exception e) when (++failures < InboxLimits.Attempts)
            {
                LogFailed(e, consumer, delivery.Id, failures);
                await Pause(failures, delivery.Stop);
            }
            catch (Exception e)
            {
                LogPoison(e, consumer, delivery.Id);
                delivery.Fail(new PoisonMessageException(delivery.Id, e));
                return;
            }
        }
    }

    private static async Task Pause(int count, CancellationToken stop)
    {
        var pause = TimeSpan.FromMilliseconds(100 * Math.Pow(2, Math.Min(count, 10)));
        await Task.Delay(pause < PauseMax ? pause : PauseMax, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A batch of {Count} messages for {Consumer} failed; they are tried one by one.")]
    private partial void LogApart(Exception error, string consumer, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} for {Consumer} waits for the database.")]
    private partial void LogWaits(Exception error, string consumer, Guid message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} for {Consumer} failed, attempt {Attempt}.")]
    private partial void LogFailed(Exception error, string consumer, Guid message, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} for {Consumer} failed every time and is put aside.")]
    private partial void LogPoison(Exception error, string consumer, Guid message);
}
