using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating.Steps;

/// <summary>What one segment costs: its base, its seats, and each of its plan's meters, used or not.</summary>
internal static class SegmentCharges
{
    public static IEnumerable<Charge> Of(PlanSegment segment, int periodDays, Currency money)
    {
        var (prices, days) = (segment.Prices, segment.Span.Days);
        yield return Made(LineKind.Base, InvoiceLine.BaseCode, Exact.Share(prices.Base, days, periodDays), days);

        var seatDays = segment.Seats.Sum(level => Math.Max(0L, level - prices.IncludedSeats));
        yield return Made(LineKind.Seats, InvoiceLine.SeatsCode, Exact.Put(prices.Seat * seatDays / periodDays), seatDays);

        foreach (var (meter, price) in prices.Meters)
        {
            var used = segment.Used.GetValueOrDefault(meter);
            var included = price.IncludedIn(days, periodDays);
            var exact = price.Price.Unbounded(used.Quantity - included, used.Events);
            var charge = Made(LineKind.Usage, meter, exact, used.Quantity);
            yield return charge with { Line = charge.Line with { Included = included }, Bounded = price.Price.Bounded(exact) };
        }

        Charge Made(LineKind kind, string code, decimal exact, decimal quantity) => new(
            new(kind, code, money.Round(exact))
            {
                Exact = exact,
                Span = segment.Span,
                Plan = segment.Plan,
                PriceVersion = segment.PriceVersion,
                Quantity = quantity,
            },
            exact,
            segment.IsTrial);
    }
}
