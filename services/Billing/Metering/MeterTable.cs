using System.Collections.Frozen;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Metering;

/// <summary>All meters as they were at one moment.</summary>
internal sealed class MeterTable
{
    private readonly FrozenDictionary<string, Meter> _byCode;
    private readonly FrozenDictionary<short, Meter> _byNumber;

    public MeterTable(IEnumerable<MeterRow> defined)
    {
        Meter[] all = [.. MeterCodes.All, .. defined.OrderBy(row => row.Code, StringComparer.Ordinal).Select(ToMeter)];
        _byCode = all.ToFrozenDictionary(meter => meter.Code, StringComparer.Ordinal);
        _byNumber = all.ToFrozenDictionary(meter => meter.Number);
        All = all;
        Marked = [.. all.Where(meter => meter.Aggregation is MeterAggregation.Max or MeterAggregation.Last)];
    }

    /// <summary>The product's own first, then by code.</summary>
    public IReadOnlyList<Meter> All { get; }

    /// <summary>Those whose quantity is the greatest or the latest value.</summary>
    public IReadOnlyList<Meter> Marked { get; }

    /// <summary>The meter of a code; null where there is none.</summary>
    public Meter? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The meter of a number; null where there is none.</summary>
    public Meter? Find(short number) => _byNumber.GetValueOrDefault(number);

    /// <summary>The meter of a stored number.</summary>
    /// <exception cref="KeyNotFoundException">No meter has it.</exception>
    public Meter Of(short number) => _byNumber[number];

    private static Meter ToMeter(MeterRow row) => new(row.Number, row.Code, row.Aggregation is MeterAggregation.Sum ? 0 : -Meter.ExternalMax, Meter.ExternalMax)
    {
        Id = row.Id,
        Name = row.Name,
        Unit = row.Unit,
        Aggregation = row.Aggregation,
        Decimals = row.Decimals,
        UnitSize = row.UnitSize,
        Property = row.Property,
        ArchivedAt = row.ArchivedAt,
        Version = row.Version,
    };
}
