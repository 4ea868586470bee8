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

/// <summary>What a batch adds to one tenant's rollups: events are summed by quarter-hour, and those sums go into every span and dimension.</summary>
/// <param name="calendar">The tenant's; null while unknown, then its days are left out and settled later.</param>
internal sealed class RollupDeltas(TenantCalendar? calendar)
{
    private static readonly RollupSpan[] Spans = [RollupSpan.Quarter, RollupSpan.Day, RollupSpan.Month];

    private readonly Dictionary<Cell, long> _cells = [];
    private readonly Dictionary<RollupKey, long> _days = [];
    private readonly Dictionary<DateTimeOffset, DateTimeOffset> _dayStarts = [];

    /// <summary>Whether anything was added.</summary>
    public bool HasSums => _cells.Count > 0 || _days.Count > 0;

    /// <summary>The sums that are not zero, in the order of their keys.</summary>
    public IEnumerable<(RollupKey Key, long Quantity)> Sums()
    {
        var sums = new Dictionary<RollupKey, long>(_days);
        foreach (var (cell, quantity) in _cells)
            Spread(sums, cell, quantity);
        return sums.Where(sum => sum.Value != 0).OrderBy(sum => sum.Key).Select(sum => (sum.Key, sum.Value));
    }

    /// <summary>Counts an event as its quantity.</summary>
    public void Add(LedgerEvent given) => Add(given.Meter, given.RecordedAt, given.Channel, given.UserId, given.Quantity);

    /// <summary>Adds to the rows of a time, channel and user; a negative quantity takes away.</summary>
    public void Add(short meter, DateTimeOffset at, string? channel, Guid? user, long quantity) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_cells, new(meter, at.Floor(RollupSpan.Quarter), channel, user), out _) += quantity;

    /// <summary>Adds to the tenant's day of a quarter-hour only.</summary>
    public void AddDay(TenantCalendar days, short meter, DateTimeOffset quarter, long quantity) => Add(_days, Day(days, meter, quarter), quantity);

    private void Spread(Dictionary<RollupKey, long> sums, Cell cell, long quantity)
    {
        var (channel, user) = (cell.Channel ?? "", cell.User?.ToString() ?? "");
        foreach (var span in Spans)
        {
            var start = cell.Quarter.Floor(span);
            Add(sums, new(span, RollupDimension.None, start, cell.Meter, ""), quantity);
            Add(sums, new(span, RollupDimension.Channel, start, cell.Meter, channel), quantity);
            Add(sums, new(span, RollupDimension.User, start, cell.Meter, user), quantity);
        }

        if (calendar is not null)
            Add(sums, Day(calendar, cell.Meter, cell.Quarter), quantity);
    }

    private RollupKey Day(TenantCalendar days, short meter, DateTimeOffset quarter)
    {
        if (!_dayStarts.TryGetValue(quarter, out var start))
            _dayStarts[quarter] = start = days.DayStart(quarter);
        return new(RollupSpan.TenantDay, RollupDimension.None, start, meter, "");
    }

    private static void Add(Dictionary<RollupKey, long> sums, RollupKey key, long quantity) =>
        CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += quantity;

    private readonly record struct Cell(short Meter, DateTimeOffset Quarter, string? Channel, Guid? User);
}
