using System.Text.Json.Serialization;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Invoices.Proof;

/// <summary>A meter as an invoice knows it: enough to make a quantity of its events and to name it.</summary>
/// <param name="Code">Stands on the lines.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">One of what is priced, for people.</param>
/// <param name="Aggregation">What makes a quantity of the values.</param>
/// <param name="Decimals">The ledger holds values times 10^this.</param>
/// <param name="UnitSize">How much of what is counted makes one priced unit.</param>
public sealed record BilledMeter(string Code, string Name, string Unit, MeterAggregation Aggregation, int Decimals, long UnitSize)
{
    private static readonly decimal[] s_powers = [1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m];

    /// <summary>The most decimals.</summary>
    public const int DecimalsMax = 6;

    /// <summary>Whether its events raise and lower a level.</summary>
    [JsonIgnore]
    public bool IsLevel => Aggregation == MeterAggregation.TimeWeighted || IsSeats;

    /// <summary>Whether it is the seats, which are charged by the day.</summary>
    [JsonIgnore]
    public bool IsSeats => Code == InvoiceLine.SeatsCode;

    /// <summary>A meter of the ledger.</summary>
    public static BilledMeter Of(Usage.Meter meter) => new(meter.Code, meter.Name, meter.Unit, meter.Aggregation, meter.Decimals, meter.UnitSize);

    /// <summary>Priced units out of the ledger's, to <see cref="Exact.Places"/> decimals.</summary>
    internal decimal Units(Int128 ledgerUnits, long parts = 1) => Exact.Put((decimal)ledgerUnits / (s_powers[Decimals] * UnitSize * parts));
}
