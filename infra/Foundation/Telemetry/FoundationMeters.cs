using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CloudCrm.Foundation.Telemetry;

/// <summary>What the mechanism counts, in .NET's own meter <c>CloudCrm.Foundation</c>: <c>dotnet-counters</c> reads it, OpenTelemetry exports it.</summary>
internal sealed class FoundationMeters
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "CloudCrm.Foundation";

    private readonly Dictionary<string, ConcurrentQueue<(string Owner, Func<long> Length)>> _queues = [];
    private readonly Meter _meter;
    private readonly Counter<long> _acts;
    private readonly Histogram<double> _commit;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _received;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _done;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _relayDelay;
    private readonly Histogram<double> _dueDelay;

    /// <summary>Made once a host.</summary>
    public FoundationMeters(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _acts = _meter.CreateCounter<long>("cloudcrm.acts", "{act}", "Acts that the writer answered, by result.");
        _commit = _meter.CreateHistogram<double>("cloudcrm.acts.duration", "s", "From handing an act to the writer to its answer.");
        _sent = _meter.CreateCounter<long>("cloudcrm.outbox.sent", "{row}", "Outbox rows that the bus has taken.");
        _received = _meter.CreateCounter<long>("cloudcrm.inbox.received", "{message}", "Messages that took effect.");
        _duplicates = _meter.CreateCounter<long>("cloudcrm.inbox.duplicates", "{message}", "Messages that were seen before.");
        _done = _meter.CreateCounter<long>("cloudcrm.due_work.done", "{work}", "Due work that was done.");
        _failed = _meter.CreateCounter<long>("cloudcrm.due_work.failed", "{work}", "Attempts at due work that failed.");
        _relayDelay = _meter.CreateHistogram<double>("cloudcrm.outbox.delay", "s", "From the act to the bus.");
        _dueDelay = _meter.CreateHistogram<double>("cloudcrm.due_work.delay", "s", "From the due time to the first attempt.");
    }

    /// <summary>Observes the length of a queue as <c>cloudcrm.{queue}.queue</c>.</summary>
    /// <param name="queue">Which one, such as <c>writer</c>.</param>
    /// <param name="owner">Whose: a database or a consumer.</param>
    /// <param name="length">Asked at every collection; must be cheap and safe from any thread.</param>
    public void ObserveQueue(string queue, string owner, Func<long> length)
    {
        lock (_queues)
        {
            if (!_queues.TryGetValue(queue, out var observed))
            {
                _queues[queue] = observed = new();
                _meter.CreateObservableGauge($"cloudcrm.{queue}.queue", () => observed.Select(Measure), "{item}");
            }

            observed.Enqueue((owner, length));
        }
    }

    public void Act(string database, string result, TimeSpan duration)
    {
        _acts.Add(1, new KeyValuePair<string, object?>("database", database), new KeyValuePair<string, object?>("result", result));
        _commit.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("database", database));
    }

    public void Sent(string type, int rows, TimeSpan delay)
    {
        _sent.Add(rows, new KeyValuePair<string, object?>("type", type));
        _relayDelay.Record(delay.TotalSeconds, new KeyValuePair<string, object?>("type", type));
    }

    public void Received(string consumer, int fresh, int duplicates)
    {
        _received.Add(fresh, new KeyValuePair<string, object?>("consumer", consumer));
        _duplicates.Add(duplicates, new KeyValuePair<string, object?>("consumer", consumer));
    }

    public void DueWorkStarts(string kind, TimeSpan delay) => _dueDelay.Record(delay.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));

    public void DueWorkEnds(string kind, bool done) => (done ? _done : _failed).Add(1, new KeyValuePair<string, object?>("kind", kind));

    private static Measurement<long> Measure((string Owner, Func<long> Length) queue) =>
        new(queue.Length(), new KeyValuePair<string, object?>("owner", queue.Owner));
}
