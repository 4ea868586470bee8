using System.Runtime.InteropServices;

namespace CloudCrm.Billing.Usage;

/// <summary>The greatest and the latest value of a meter in a quarter-hour.</summary>
/// <param name="Highest">The greatest, in the ledger's units.</param>
/// <param name="LastAt">The time of the latest (UTC).</param>
/// <param name="LastEvent">The event of the latest: of two at the same time the one with the greater id.</param>
/// <param name="LastQuantity">The latest, in the ledger's units.</param>
internal readonly record struct UsageMark(long Highest, DateTimeOffset LastAt, Guid LastEvent, long LastQuantity)
{
    /// <summary>The mark of both together, in whatever order they come.</summary>
    public UsageMark With(UsageMark other)
    {
        var later = (other.LastAt, other.LastEvent).CompareTo((LastAt, LastEvent)) > 0 ? other : this;
        return later with { Highest = Math.Max(Highest, other.Highest) };
    }
}

/// <summary>The key of a mark within its tenant, sorted as the table is.</summary>
internal readonly record struct MarkKey(short Meter, DateTimeOffset StartsAt) : IComparable<MarkKey>
{
    public int CompareTo(MarkKey other) => (Meter, StartsAt).CompareTo((other.Meter, other.StartsAt));
}

/// <summary>What a batch adds to one tenant's marks.</summary>
internal sealed class UsageMarks
{
    private readonly Dictionary<MarkKey, UsageMark> _marks = [];

    public bool IsEmpty => _marks.Count == 0;

    /// <summary>The marks in the order of their keys.</summary>
    public IEnumerable<(MarkKey Key, UsageMark Mark)> InOrder => _marks.OrderBy(mark => mark.Key).Select(mark => (mark.Key, mark.Value));

    public void Add(LedgerEvent given)
    {
        var mark = new UsageMark(given.Quantity, given.RecordedAt, given.Id, given.Quantity);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_marks, new(given.Meter, given.RecordedAt.Floor(RollupSpan.Quarter)), out var exists);
        known = exists ? known.With(mark) : mark;
    }
}
