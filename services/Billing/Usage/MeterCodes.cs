using System.Collections.Frozen;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Usage;

/// <summary>The product's own meters: their numbers in Billing's tables and the bounds of one event. Numbers are never given to another meter.</summary>
public static class MeterCodes
{
    /// <summary>The most units of one event that counts things.</summary>
    public const long CountMax = 1_000_000_000;

    /// <summary>The most bytes that one event adds or takes away (1 TiB).</summary>
    public const long BytesMax = 1L << 40;

    /// <summary>The most seats that one event adds or takes away.</summary>
    public const long SeatsMax = 10_000;

    /// <summary>The number of <see cref="Meters.CustomersActive"/>, which is counted once a customer and billing period.</summary>
    public const short CustomersActive = 5;

    /// <summary>The number of <see cref="Meters.Seats"/>, which counts what is bought and given back.</summary>
    public const short Seats = 6;

    private const long BytesInGigabyte = 1_000_000_000;

    private static readonly FrozenDictionary<string, Meter> ByCode = new Meter[]
    {
        new(1, Meters.MessagesInbound, 1, CountMax) { Name = "Messages from customers", Unit = "message" },
        new(2, Meters.MessagesOutbound, 1, CountMax) { Name = "Messages to customers", Unit = "message" },
        new(3, Meters.StorageBytes, -BytesMax, BytesMax) { Name = "Storage", Unit = "GB", Aggregation = MeterAggregation.TimeWeighted, UnitSize = BytesInGigabyte },
        new(4, Meters.ApiCalls, 1, CountMax) { Name = "API calls", Unit = "call" },
        new(CustomersActive, Meters.CustomersActive, 1, 1) { Name = "Active customers", Unit = "customer", Aggregation = MeterAggregation.Unique },
        new(Seats, Meters.Seats, -SeatsMax, SeatsMax) { Name = "Seats", Unit = "seat", Aggregation = MeterAggregation.TimeWeighted },
    }.ToFrozenDictionary(meter => meter.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<short, Meter> ByNumber = ByCode.Values.ToFrozenDictionary(meter => meter.Number);

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<Meter> All { get; } = [.. ByCode.Values.OrderBy(meter => meter.Number)];

    /// <summary>The meter of a code; null where there is none.</summary>
    public static Meter? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var meter) ? meter : null;

    /// <summary>The meter of a stored number.</summary>
    /// <exception cref="KeyNotFoundException">None of the product's own meters ever had it.</exception>
    public static Meter Of(short number) => ByNumber[number];
}
