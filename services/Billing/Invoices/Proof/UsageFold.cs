using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Invoices.Proof;

/// <summary>Makes quantities and digests of a meter's events, one event after the other and without keeping them.</summary>
/// <remarks>
/// Quantities are those that a statement shows, to 12 decimals. Different values are counted in the segment where they come first in the period;
/// they are all that is kept.
/// </remarks>
public sealed class UsageFold
{
    private readonly UsageSet _set;
    private readonly SegmentFold[] _segments;
    private readonly HashSet<Guid> _seen = [];
    private (DateTimeOffset, Guid) _last;
    private int _next;
    private long _level;

    /// <summary>Begins with the period's opening level.</summary>
    public UsageFold(TenantId tenant, UsageSet set)
    {
        _set = set;
        _level = set.Opening;
        _segments = [.. set.Segments.Select(span => new SegmentFold(tenant, set, span))];
    }

    /// <summary>Whether an event can be the next one: it lies in the period, and after the one before.</summary>
    public bool Follows(BilledEvent given) => _set.Period.Has(given.At) && given.Place.CompareTo(_last) > 0;

    /// <summary>Adds the next event.</summary>
    /// <exception cref="ArgumentException">It lies outside the period, or not after the one before.</exception>
    public void Add(BilledEvent given)
    {
        if (!Follows(given))
            throw new ArgumentException($"Event {given.Id} lies outside the period, or does not come after the one before it.", nameof(given));
        _last = given.Place;
        while (_next < _segments.Length && given.At >= _segments[_next].Span.To)
            _segments[_next++].Begin(_level);
        if (_next < _segments.Length && _segments[_next].Span.Has(given.At))
        {
            _segments[_next].Begin(_level);
            _segments[_next].Add(given, _set.Meter.Aggregation == MeterAggregation.Unique && _seen.Add(ValueOf(given)));
        }

        if (_set.Meter.IsLevel)
            _level = checked(_level + given.Quantity);
    }

    /// <summary>What came of the events.</summary>
    public FoldedSet End()
    {
        while (_next < _segments.Length)
            _segments[_next++].Begin(_level);
        return new(_set, [.. _segments.Select(segment => segment.End())]);
    }

    private static Guid ValueOf(BilledEvent given) => given.DistinctValue is { } value ? Ids.From("distinct value", value) : given.CustomerId ?? Guid.Empty;
}
