using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Statements;

/// <summary>
/// What the invoice of the running period is expected to come to: its usage is carried on to the period's end (<see cref="MeterForecast"/>) and rated by the calculator of
/// invoices, so that what is included, tiers, minimum, coupons and tax hold in it. Seats, plan and stored bytes stay as they are. Pure.
/// </summary>
/// <param name="Expected">The invoice with what is expected of each meter.</param>
/// <param name="Low">The least of the totals with the low, expected and high quantities of all meters: fewer units can cost more where a price falls with the volume.</param>
/// <param name="High">The greatest of them.</param>
internal sealed record InvoiceForecast(CalculatedInvoice Expected, decimal Low, decimal High)
{
    /// <summary>The forecast; null with fewer than <see cref="UsageHistory.DaysMin"/> days.</summary>
    /// <param name="input">What the period's invoice depends on so far.</param>
    /// <param name="history">What it rests on.</param>
    public static InvoiceForecast? Of(InvoiceInput input, UsageHistory history)
    {
        if (history.Days < UsageHistory.DaysMin)
            return null;
        var used = input.Segments.Select(segment => AtEnd(input, segment, history)).ToArray();
        var (low, expected, high) = (Rate(band => band.Low), Rate(band => band.Expected), Rate(band => band.High));
        decimal[] totals = [low.Total, expected.Total, high.Total];
        return new(expected, totals.Min(), totals.Max());

        CalculatedInvoice Rate(Func<Band, decimal> of) => InvoiceCalculator.Calculate(input with
        {
            Segments = [.. input.Segments.Select((segment, i) => segment with { Used = segment.Used.SetItems(used[i].Select(meter => KeyValuePair.Create(meter.Key, meter.Value.At(of)))) })],
        });
    }

    private static ImmutableDictionary<string, Ahead> AtEnd(InvoiceInput input, PlanSegment segment, UsageHistory history)
    {
        var left = DayLeft.Of(segment.Span, history);
        if (left.Length == 0)
            return ImmutableDictionary<string, Ahead>.Empty;
        return segment.Prices.Meters.Keys.Where(history.Meters.ContainsKey).ToImmutableDictionary(code => code, code =>
        {
            var meter = history.Meters[code];
            var inPeriod = meter.Aggregation == MeterAggregation.Unique ? input.Segments.Sum(other => other.Used.GetValueOrDefault(code).Quantity) : segment.Used.GetValueOrDefault(code).Quantity;
            var band = MeterForecast.Of(meter, left, history, input.Period, inPeriod * meter.UnitSize);
            return new Ahead(segment.Used.GetValueOrDefault(code), meter, band, left.Sum(day => day.Share) / history.Days);
        });
    }

    /// <summary>A meter in a segment that goes on.</summary>
    /// <param name="Used">What there is so far.</param>
    /// <param name="Meter">Its days before today.</param>
    /// <param name="Band">What comes in addition, or of greatest and latest values what there is at the end; in the ledger's units.</param>
    /// <param name="Times">How many times the known days are still to come.</param>
    private sealed record Ahead(Metered Used, MeterHistory Meter, Band Band, decimal Times)
    {
        public Metered At(Func<Band, decimal> of)
        {
            var units = of(Band);
            var isSum = Meter.Aggregation is MeterAggregation.Sum or MeterAggregation.Unique;
            var quantity = Exact.Put(units / Meter.UnitSize) + (isSum ? Used.Quantity : 0);
            // As many events a unit as in the known days; where units say nothing of events, as many a day.
            var events = Meter.Aggregation == MeterAggregation.Sum && Meter.Sum > 0 ? Meter.Events * units / Meter.Sum : Meter.Events * Times;
            return new(Math.Min(quantity, Exact.QuantityMax), Used.Events + (long)Math.Round(events, MidpointRounding.AwayFromZero));
        }
    }
}
