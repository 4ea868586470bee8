using System.Data.Common;
using System.Threading.Channels;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Billing.Usage.Intake;

/// <summary>
/// Writes external usage: events of many callers go into ledger and rollups in one transaction, and each caller is answered once it is durable. A tenant's
/// events always go the same way, so that two transactions seldom wait for the same rollups.
/// </summary>
internal sealed partial class UsageIntake : IHostedService
{
    /// <summary>Events in one transaction, and those of one more caller.</summary>
    public const int GroupMax = 4_000;

    /// <summary>Callers that wait on one way before the next one is held up.</summary>
    public const int QueueMax = 256;

    private const int Ways = 2;

    private readonly IActWriter<BillingDb> _writer;
    private readonly UsageCount _count;
    private readonly TimeProvider _time;
    private readonly ILogger<UsageIntake> _log;
    private readonly Channel<IntakeOrder>[] _queues;
    private readonly Task[] _loops;

    public UsageIntake(IActWriter<BillingDb> writer, UsageCount count, TimeProvider time, ILogger<UsageIntake> log)
    {
        (_writer, _count, _time, _log) = (writer, count, time, log);
        _queues = [.. Enumerable.Range(0, Ways).Select(_ => Channel.CreateBounded<IntakeOrder>(new BoundedChannelOptions(QueueMax) { SingleReader = true }))];
        _loops = [.. _queues.Select(queue => Task.Run(() => Run(queue.Reader)))];
    }

    /// <summary>Writes a tenant's checked events; the outcomes stand in their order.</summary>
    /// <exception cref="ChannelClosedException">The process is ending.</exception>
    public async Task<IntakeOutcome[]> Take(TenantId tenant, IReadOnlyList<LedgerEvent> events)
    {
        if (events.Count == 0)
            return [];
        var order = new IntakeOrder(tenant, events);
        await _queues[(uint)tenant.GetHashCode() % Ways].Writer.WriteAsync(order);
        return await order.Answer;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes what waits.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in _queues)
            queue.Writer.TryComplete();
        await Task.WhenAll(_loops).WaitAsync(cancellationToken);
    }

    private async Task Run(ChannelReader<IntakeOrder> queue)
    {
        while (await queue.WaitToReadAsync())
        {
            var group = new List<IntakeOrder>();
            for (var events = 0; events < GroupMax && queue.TryRead(out var order); events += order.Events.Count)
                group.Add(order);
            await Commit(group);
        }
    }

    /// <summary>Answers every caller, whatever happens.</summary>
    private async Task Commit(List<IntakeOrder> orders)
    {
        try
        {
            IntakeOutcome[][] outcomes = [];
            await _writer.Transact(async (transaction, cancellation) => outcomes = await Write(orders, transaction, cancellation), CancellationToken.None);
            for (var i = 0; i < outcomes.Length; i++)
                orders[i].Complete(outcomes[i]);
        }
        catch (DbException e) when (orders.Count > 1 && !e.IsTransient)
        {
            LogApart(e, orders.Count);
            await Commit([.. orders.Take(orders.Count / 2)]);
            await Commit([.. orders.Skip(orders.Count / 2)]);
        }
#pragma warning disable CA1031 // Whatever it was goes to those who wait for the answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, orders.Count);
            foreach (var order in orders)
                order.Fail(e);
        }
    }

    private async Task<IntakeOutcome[][]> Write(IReadOnlyList<IntakeOrder> orders, WriteTransaction transaction, CancellationToken cancellation)
    {
        var group = new IntakeGroup(orders);
        var statements = new TenantStatements(transaction);
        var ledger = new UsageLedger(statements, _time.Instant());
        var (fresh, asked) = group.Split(await ledger.Append(group.Firsts(), cancellation));
        var outcomes = group.Outcomes(asked.Length == 0 ? [] : await ledger.Differing(asked, cancellation));
        await _count.Add(statements, fresh, cancellation);
        return outcomes;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Usage that {Count} callers told of could not be written together; its halves go one after the other.")]
    private partial void LogApart(Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Usage that {Count} callers told of was not written, or it is unknown whether it was; they may tell of it again.")]
    private partial void LogFailed(Exception exception, int count);
}
