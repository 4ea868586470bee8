using System.Collections.Frozen;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Usage;

/// <summary>The numbers of the meters in Billing's tables and the bounds of one event. Numbers are never given to another meter.</summary>
public static class MeterCodes
{
    /// <summary>The most units of one event that counts things.</summary>
    public const long CountMax = 1_000_000_000;

    /// <summary>The most bytes that one event adds or takes away (1 TiB).</summary>
    public const long BytesMax = 1L << 40;

    /// <summary>The most seats that one event adds or takes away.</summary>
    public const long SeatsMax = 10_000;

    /// <summary>The number of <see cref="Meters.CustomersActive"/>, which is counted once a customer and month.</summary>
    public const short CustomersActive = 5;

    private static readonly FrozenDictionary<string, Meter> ByCode = new Meter[]
    {
        new(1, Meters.MessagesInbound, 1, CountMax),
        new(2, Meters.MessagesOutbound, 1, CountMax),
        new(3, Meters.StorageBytes, -BytesMax, BytesMax),
        new(4, Meters.ApiCalls, 1, CountMax),
        new(CustomersActive, Meters.CustomersActive, 1, 1),
        new(6, Meters.Seats, -SeatsMax, SeatsMax),
    }.ToFrozenDictionary(meter => meter.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<short, Meter> ByNumber = ByCode.Values.ToFrozenDictionary(meter => meter.Number);

    /// <summary>The meter of a code; null where there is none.</summary>
    public static Meter? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var meter) ? meter : null;

    /// <summary>The meter of a stored number.</summary>
    /// <exception cref="KeyNotFoundException">No meter ever had it.</exception>
    public static Meter Of(short number) => ByNumber[number];
}

/// <summary>A meter as Billing keeps it.</summary>
/// <param name="Number">Stands in the tables.</param>
/// <param name="Code">Stands in messages and answers.</param>
/// <param name="QuantityMin">The least quantity of one event.</param>
/// <param name="QuantityMax">The greatest quantity of one event.</param>
public sealed record Meter(short Number, string Code, long QuantityMin, long QuantityMax);
