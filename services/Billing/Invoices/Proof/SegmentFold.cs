using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Invoices.Proof;

/// <summary>The part of a <see cref="UsageFold"/> in one segment.</summary>
internal sealed class SegmentFold(TenantId tenant, UsageSet set, UsageSpan span)
{
    private readonly ImmutableArray<int>.Builder _levels = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<DateTimeOffset> _dayEnds = set.Meter.IsSeats ? [.. set.DayStarts.Where(start => start > span.From && start <= span.To)] : [];
    private UsageChain? _chain;
    private long _events;
    private long _opening;
    private long _level;
    private long? _highest;
    private long? _latest;
    private Int128 _sum;

    public UsageSpan Span { get; } = span;

    /// <summary>Begins with a level, once; later calls change nothing.</summary>
    public void Begin(long level)
    {
        if (_chain is not null)
            return;
        (_opening, _level) = (level, level);
        _sum = set.Meter.Aggregation == MeterAggregation.TimeWeighted ? (Int128)level * Span.Quarters : 0;
        _chain = new(tenant, set.Meter.Code, Span, _opening);
    }

    public void Add(BilledEvent given, bool isNewValue)
    {
        _events++;
        _chain!.Add(given);
        _highest = Math.Max(_highest ?? long.MinValue, given.Quantity);
        _latest = given.Quantity;
        _sum += set.Meter.Aggregation switch
        {
            MeterAggregation.Sum => given.Quantity,
            MeterAggregation.Unique => isNewValue ? 1 : 0,
            MeterAggregation.TimeWeighted => (Int128)given.Quantity * Span.QuartersAfter(given.At),
            _ => 0,
        };
        EndDays(given.At);
        _level = checked(_level + given.Quantity);
    }

    public FoldedUsage End()
    {
        EndDays(Span.To);
        return new(set.Meter.IsSeats ? default : new(Quantity(), _events), _levels.ToImmutable(), _opening, _chain!.Digest) { Events = _events };
    }

    private decimal Quantity() => set.Meter.Aggregation switch
    {
        MeterAggregation.Max => set.Meter.Units(_highest ?? 0),
        MeterAggregation.Last => set.Meter.Units(_latest ?? 0),
        MeterAggregation.TimeWeighted => set.Meter.Units(_sum, set.Period.Quarters),
        _ => set.Meter.Units(_sum),
    };

    private void EndDays(DateTimeOffset at)
    {
        while (_levels.Count < _dayEnds.Length && _dayEnds[_levels.Count] <= at)
            _levels.Add(checked((int)_level));
    }
}
