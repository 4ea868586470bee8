using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Metering;
using CloudCrm.Tests.Billing.Rating;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>The shipped price book with meters of every aggregation in it.</summary>
internal static class MadeBooks
{
    /// <summary>Meters of the product and made ones, by code.</summary>
    public static IReadOnlyDictionary<string, BilledMeter> Meters { get; } = CloudCrm.Billing.Usage.MeterCodes.All.Select(BilledMeter.Of).Where(meter => !meter.IsSeats)
        .Append(new(InvoiceLine.SeatsCode, "Seats", "seat", MeterAggregation.Sum, 0, 1))
        .Append(new("made.sum", "Made", "kg", MeterAggregation.Sum, 3, 1))
        .Append(new("made.max", "Peak", "line", MeterAggregation.Max, 0, 1))
        .Append(new("made.last", "Stock", "piece", MeterAggregation.Last, 1, 10))
        .Append(new("made.unique", "Hosts", "host", MeterAggregation.Unique, 0, 1))
        .Append(new("made.level", "Machines", "machine-month", MeterAggregation.TimeWeighted, 2, 1))
        .ToDictionary(meter => meter.Code, StringComparer.Ordinal);

    /// <summary>A version whose made meters have prices of a seed.</summary>
    public static Book Of(string version, Random random)
    {
        var shipped = ShippedBook.Read();
        var made = Meters.Keys.Where(code => code.StartsWith("made.", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(code => code, _ => new MeterPrice(MadePrices.Of(random), random.Next(20)), StringComparer.Ordinal);
        return shipped with
        {
            Version = version,
            Plans = [.. shipped.Plans.Select(plan => plan with { Prices = plan.Prices.ToImmutableSortedDictionary(it => it.Key, it => it.Value with { Meters = it.Value.Meters.SetItems(made) }) })],
        };
    }
}
