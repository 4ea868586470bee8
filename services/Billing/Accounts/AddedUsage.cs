using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Accounts;

/// <summary>What more usage now adds to the quantities that are priced. Pure.</summary>
internal static class AddedUsage
{
    /// <summary>What one more unit adds to the quantity of a stretch of the period: a level counts for the quarter-hours that are left of it. 0 where units don't add up.</summary>
    /// <param name="meter">The meter; null where there is none any more.</param>
    /// <param name="now">When it is used.</param>
    /// <param name="stretch">Start and end of the stretch.</param>
    /// <param name="period">The whole billing period's length.</param>
    public static decimal Of(Meter? meter, DateTimeOffset now, (DateTimeOffset Start, DateTimeOffset End) stretch, TimeSpan period)
    {
        if (meter?.Aggregation is MeterAggregation.Sum or MeterAggregation.Unique)
            return stretch.Start <= now && now < stretch.End ? 1m / meter.UnitSize : 0;
        if (meter?.Aggregation != MeterAggregation.TimeWeighted)
            return 0;
        var next = now.Floor(RollupSpan.Quarter) + RollupSpans.Quarter;
        var left = stretch.End - (next > stretch.Start ? next : stretch.Start);
        return left > TimeSpan.Zero ? (decimal)left.Ticks / period.Ticks / meter.UnitSize : 0;
    }

    /// <summary>How many events one more unit makes where usage is told one by one: how many files make so many bytes nobody knows.</summary>
    public static int EventsOf(Meter? meter) => meter?.Aggregation == MeterAggregation.Sum ? 1 : 0;

    /// <summary>What a period depends on with so many units more, used now.</summary>
    public static InvoiceInput With(this InvoiceInput input, IEnumerable<(Meter Meter, long Units)> added, TenantCalendar calendar, DateTimeOffset now)
    {
        var length = calendar.StartOf(input.Period.To) - calendar.StartOf(input.Period.From);
        foreach (var (meter, units) in added)
        {
            input = input with
            {
                Segments = [.. input.Segments.Select(segment =>
                {
                    var (start, end) = (calendar.StartOf(segment.Span.From), calendar.StartOf(segment.Span.To));
                    var used = segment.Used.GetValueOrDefault(meter.Code);
                    var events = start <= now && now < end ? EventsOf(meter) * units : 0;
                    return segment with { Used = segment.Used.SetItem(meter.Code, new(Exact.Put(used.Quantity + (units * Of(meter, now, (start, end), length))), used.Events + events)) };
                })],
            };
        }

        return input;
    }
}
