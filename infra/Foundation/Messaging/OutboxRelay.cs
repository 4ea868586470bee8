using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Messaging;

/// <summary>
/// Sends the outbox of one database, across tenants. A message of a stream is sent only after the bus has the one before it, so a stream's
/// order holds even where a connection breaks; different streams go side by side. A row is deleted only when the bus has its message: what a
/// crash left is sent again under the same id.
/// </summary>
/// <remarks>The pace is that of real time: what is waited for here is the bus and the database, not the calendar.</remarks>
internal sealed partial class OutboxRelay<TDb>(
    IOutboxTable<TDb> table,
    OutboxSignal<TDb> signal,
    OutboxDispatch dispatch,
    FoundationMeters meters,
    ILogger<OutboxRelay<TDb>> log) : BackgroundService
    where TDb : TenantDb
{
    private static readonly string Database = typeof(TDb).Name;

    private readonly Lane[] _lanes = [.. Enumerable.Range(0, table.Lanes).Select(_ => new Lane())];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meters.ObserveQueue("outbox", Database, () => _lanes.Sum(lane => lane.Left));
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dispatch.Ready(stoppingToken);
                await Round(stoppingToken);
                failures = 0;
                await signal.WaitAsync(RelayLimits.PollMax, stoppingToken);
                await Task.Delay(RelayLimits.Gather, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogRound(e, Database, ++failures);
                await Task.Delay(Pause(failures), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Round(CancellationToken cancellation)
    {
        var busy = (await table.Busy(cancellation)).Where(lane => _lanes[lane].MayGo);
        var options = new ParallelOptions { MaxDegreeOfParallelism = RelayLimits.LanesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(busy, options, async (lane, stop) => await Empty(lane, stop));
    }

    private async Task Empty(int number, CancellationToken cancellation)
    {
        var lane = _lanes[number];
        try
        {
            while (await Batch(number, lane, cancellation))
            {
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            lane.Failed();
            LogLane(e, Database, number, lane.Failures);
        }
    }

    /// <summary>True when there is more to send at once.</summary>
    private async Task<bool> Batch(int number, Lane lane, CancellationToken cancellation)
    {
        var taken = 0;
        var count = await table.Relay(number, RelayLimits.BatchMax + lane.Parked.Count, async (rows, stop) =>
        {
            var open = rows.Where(row => !lane.Parked.Contains(row.Id)).ToArray();
            var result = await dispatch.Send(Database, open, stop);
            lane.Park(result.Refused);
            if (lane.Parked.Count >= RelayLimits.ParkedMax)
                LogFull(Database, number, lane.Parked.Count);
            lane.Note(result.Error);
            taken = result.Taken.Count;
            if (result.Error is not null && !stop.IsCancellationRequested)
                LogLane(result.Error, Database, number, lane.Failures);
            return result.Taken;
        }, cancellation);
        lane.Left = count - taken;
        return taken > 0 && lane.MayGo && count >= RelayLimits.BatchMax;
    }

    private static TimeSpan Pause(int failures)
    {
        var pause = RelayLimits.PauseMin * Math.Pow(2, Math.Min(failures - 1, 10));
        return pause < RelayLimits.PauseMax ? pause : RelayLimits.PauseMax;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of {Database} can't be read, {Failures} times in a row.")]
    private partial void LogRound(Exception error, string database, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lane {Lane} of the outbox of {Database} can't be sent, {Failures} times in a row; it is tried again.")]
    private partial void LogLane(Exception error, string database, int lane, int failures);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Lane {Lane} of the outbox of {Database} stands still: {Count} of its messages were refused. Mend the consumer and start again.")]
    private partial void LogFull(string database, int lane, int count);

    /// <summary>What the relay remembers of a lane.</summary>
    private sealed class Lane
    {
        private long _notBefore;

        public int Failures { get; private set; }

        /// <summary>Rows of the last batch that the bus did not take.</summary>
        public long Left { get; set; }

        /// <summary>Rows whose message a consumer refused. They stay in the table and are tried again at the next start.</summary>
        public HashSet<long> Parked { get; } = [];

        public bool MayGo => Environment.TickCount64 >= _notBefore && Parked.Count < RelayLimits.ParkedMax;

        public void Park(IReadOnlyList<long> rows) => Parked.UnionWith(rows);

        public void Note(Exception? error)
        {
            if (error is null)
                Failures = 0;
            else
                Failed();
        }

        public void Failed() => _notBefore = Environment.TickCount64 + (long)Pause(++Failures).TotalMilliseconds;
    }
}
