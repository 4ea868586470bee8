namespace CloudCrm.StripeSimulator.Life;

/// <summary>What happens at one instant, in this order.</summary>
internal enum DueKind
{
    PhaseStarts,
    TrialWillEnd,
    TrialEnds,
    Cancels,
    Renews,
    IncompleteExpires,
    SessionExpires,
    DraftAdvances,
    Collects,
}

/// <summary>Something that falls due; whether it still holds is seen when it is done.</summary>
internal readonly record struct DueItem(long At, DueKind Kind, string Id);

/// <summary>What falls due on each clock, soonest first.</summary>
internal sealed class DueWork
{
    private readonly SortedDictionary<string, PriorityQueue<DueItem, (long At, DueKind Kind, long Sequence)>> _clocks = new(StringComparer.Ordinal);
    private long _sequence;

    /// <summary>The clocks that have something to do; an empty name is the simulator's own.</summary>
    public IReadOnlyList<string> Clocks => [.. _clocks.Keys];

    /// <summary>When something falls due next; null: nothing does.</summary>
    public long? Next(string clock) => _clocks.TryGetValue(clock, out var queue) && queue.TryPeek(out var item, out _) ? item.At : null;

    public void Add(string? clock, long at, DueKind kind, string id)
    {
        if (!_clocks.TryGetValue(clock ?? "", out var queue))
            _clocks.Add(clock ?? "", queue = new());
        queue.Enqueue(new(at, kind, id), (at, kind, ++_sequence));
    }

    /// <summary>Takes the next thing that is due until then.</summary>
    public DueItem? Take(string clock, long until)
    {
        if (!_clocks.TryGetValue(clock, out var queue) || !queue.TryPeek(out var item, out _) || item.At > until)
            return null;
        return queue.Dequeue();
    }
}
