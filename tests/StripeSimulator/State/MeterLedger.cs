namespace CloudCrm.StripeSimulator.State;

/// <summary>One meter event as it was taken.</summary>
internal sealed class MeterEvent
{
    public required string EventName { get; init; }

    public required string Customer { get; init; }

    public required string Identifier { get; init; }

    public required decimal Value { get; init; }

    /// <summary>When the usage was, in seconds since 1970.</summary>
    public required long Timestamp { get; init; }

    /// <summary>When it came in.</summary>
    public required long Received { get; init; }

    /// <summary>Whether it was cancelled, or lost by a planted discrepancy.</summary>
    public bool IsGone { get; set; }
}

/// <summary>The meter events, by meter and customer.</summary>
internal sealed class MeterLedger(SimulatorOptions options)
{
    private readonly Dictionary<(string EventName, string Customer), List<MeterEvent>> _lanes = [];
    private readonly Dictionary<string, MeterEvent> _byIdentifier = [];
    private readonly HashSet<string> _busy = [];

    public IEnumerable<MeterEvent> All => _lanes.Values.SelectMany(lane => lane);

    /// <summary>The event that holds an identifier, as long as identifiers are remembered.</summary>
    public MeterEvent? Holder(string identifier, long now) =>
        _byIdentifier.TryGetValue(identifier, out var one) && now - one.Received < (long)options.IdentifiersKeptFor.TotalSeconds ? one : null;

    public MeterEvent? Find(string identifier) => _byIdentifier.GetValueOrDefault(identifier);

    public void Add(MeterEvent one)
    {
        var lane = Lane(one.EventName, one.Customer);
        lane.Insert(FirstAt(lane, one.Timestamp + 1), one);
        _byIdentifier[one.Identifier] = one;
    }

    /// <summary>Events from an instant on and before another; those that summaries don't show yet only when asked for.</summary>
    public IEnumerable<MeterEvent> Between(string eventName, string customer, long start, long end, long? shownAt = null) =>
        In(Lane(eventName, customer), start, end).Where(one => !one.IsGone
            && (shownAt is not { } now || one.Received + (long)options.SummaryDelay.TotalSeconds <= now));

    /// <summary>What a meter makes of events.</summary>
    public static decimal Aggregate(string formula, IEnumerable<MeterEvent> events) => formula switch
    {
        "count" => events.Count(),
        "last" => events.MaxBy(one => one.Timestamp)?.Value ?? 0,
        _ => events.Sum(one => one.Value),
    };

    /// <summary>Takes the one place that a meter and customer have; null when it is taken.</summary>
    public IDisposable? Enter(string lane)
    {
        lock (_busy)
            return _busy.Add(lane) ? new Place(this, lane) : null;
    }

    // Lanes are in the order of time.
    private static IEnumerable<MeterEvent> In(List<MeterEvent> lane, long start, long end)
    {
        for (var i = FirstAt(lane, start); i < lane.Count && lane[i].Timestamp < end; i++)
            yield return lane[i];
    }

    private static int FirstAt(List<MeterEvent> lane, long timestamp)
    {
        var (low, high) = (0, lane.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = lane[middle].Timestamp < timestamp ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private List<MeterEvent> Lane(string eventName, string customer) =>
        _lanes.TryGetValue((eventName, customer), out var lane) ? lane : _lanes[(eventName, customer)] = [];

    private sealed class Place(MeterLedger ledger, string lane) : IDisposable
    {
        public void Dispose()
        {
            lock (ledger._busy)
                ledger._busy.Remove(lane);
        }
    }
}
