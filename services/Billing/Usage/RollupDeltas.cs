using System.Runtime.InteropServices;

namespace CloudCrm.Billing.Usage;

/// <summary>The key of a rollup row within its tenant. Sorted as the table is, so that all writers lock rows in one order.</summary>
internal readonly record struct RollupKey(RollupSpan Span, RollupDimension Dimension, DateTimeOffset StartsAt, short Meter, string Value)
    : IComparable<RollupKey>
{
    public int CompareTo(RollupKey other)
    {
        var order = Span.CompareTo(other.Span);
        order = order != 0 ? order : Dimension.CompareTo(other.Dimension);
        order = order != 0 ? order : StartsAt.CompareTo(other.StartsAt);
        order = order != 0 ? order : Meter.CompareTo(other.Meter);
        return order != 0 ? order : string.CompareOrdinal(Value, other.Value);
    }
}

/// <summary>What a batch adds to one tenant's rollups: every event in every span and dimension, summed before it goes to the database.</summary>
/// <param name="calendar">The tenant's; null while unknown, then its days are left out and settled later.</param>
internal sealed class RollupDeltas(TenantCalendar? calendar)
{
    private static readonly RollupSpan[] Spans = [RollupSpan.Quarter, RollupSpan.Day, RollupSpan.Month];

    private readonly Dictionary<RollupKey, long> _sums = [];
    private readonly Dictionary<DateTimeOffset, DateTimeOffset> _days = [];

    /// <summary>The sums that are not zero, in the order of their keys.</summary>
    public IEnumerable<(RollupKey Key, long Quantity)> Sums =>
        _sums.Where(sum => sum.Value != 0).OrderBy(sum => sum.Key).Select(sum => (sum.Key, sum.Value));

    /// <summary>Counts an event as its quantity.</summary>
    public void Add(LedgerEvent given) => Add(given.Meter, given.RecordedAt, given.Channel, given.UserId, given.Quantity);

    /// <summary>Adds to the rows of a time, channel and user; a negative quantity takes away.</summary>
    public void Add(short meter, DateTimeOffset at, string? channel, Guid? user, long quantity)
    {
        var (channelValue, userValue) = (channel ?? "", user?.ToString() ?? "");
        foreach (var span in Spans)
        {
            var start = at.Floor(span);
            Add(new(span, RollupDimension.None, start, meter, ""), quantity);
            Add(new(span, RollupDimension.Channel, start, meter, channelValue), quantity);
            Add(new(span, RollupDimension.User, start, meter, userValue), quantity);
        }

        if (calendar is not null)
            AddDay(calendar, meter, at.Floor(RollupSpan.Quarter), quantity);
    }

    /// <summary>Adds to the tenant's day of a quarter-hour only.</summary>
    public void AddDay(TenantCalendar days, short meter, DateTimeOffset quarter, long quantity)
    {
        if (!_days.TryGetValue(quarter, out var start))
            _days[quarter] = start = days.DayStart(quarter);
        Add(new(RollupSpan.TenantDay, RollupDimension.None, start, meter, ""), quantity);
    }

    private void Add(RollupKey key, long quantity) => CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _) += quantity;
}
