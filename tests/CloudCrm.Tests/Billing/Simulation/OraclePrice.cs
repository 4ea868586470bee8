using System.Text.Json;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>A price as its document says it.</summary>
internal sealed class OraclePrice
{
    private readonly string _model;
    private readonly Ratio _unit;
    private readonly Ratio _size;
    private readonly Ratio _free;
    private readonly Ratio _perEvent;
    private readonly Ratio? _minimum;
    private readonly Ratio? _maximum;
    private readonly (Ratio? UpTo, Ratio Unit, Ratio Flat)[] _tiers;

    public OraclePrice(JsonElement json)
    {
        _model = json.GetProperty("model").GetString()!;
        _unit = Figure(json, _model switch { "package" => "packagePrice", "percentage" => "rate", _ => "unit" }) ?? 0;
        _size = Figure(json, "packageSize") ?? 1;
        _free = (Figure(json, "freeUnits") ?? 0) + (Figure(json, "freeAmount") ?? 0);
        _perEvent = Figure(json, "perEvent") ?? 0;
        (_minimum, _maximum) = (Figure(json, "minimum"), Figure(json, "maximum"));
        _tiers = json.TryGetProperty("tiers", out var tiers)
            ? [.. tiers.EnumerateArray().Select(tier => (Figure(tier, "upTo"), Figure(tier, "unit") ?? 0, Figure(tier, "flat") ?? 0))]
            : [];
    }

    /// <summary>What a quantity costs, before minimum and maximum, and within them.</summary>
    public (Ratio Plain, Ratio Bounded) Amount(Ratio quantity, long events)
    {
        var billable = Ratio.Max(0, quantity - _free);
        var cost = _model switch
        {
            "perUnit" or "percentage" => billable * _unit,
            "package" => (billable / _size).Ceiling() * _unit,
            "graduated" or "graduatedPercentage" => Graduated(billable),
            "volume" or "stairstep" => Whole(billable),
            _ => throw new InvalidOperationException(_model),
        };
        var plain = (cost + (_perEvent * events)).Round(12);
        var bounded = _minimum is { } minimum && plain < minimum ? minimum : plain;
        return (plain, _maximum is { } maximum && bounded > maximum ? maximum : bounded);
    }

    internal static Ratio? Figure(JsonElement json, string name) =>
        json.TryGetProperty(name, out var figure) && figure.ValueKind == JsonValueKind.String ? Ratio.Of(figure.GetString()!) : null;

    // Each tier that is reached charges its fee; the first one is reached at zero.
    private Ratio Graduated(Ratio billable)
    {
        var (sum, below) = ((Ratio)0, (Ratio)0);
        for (var i = 0; i < _tiers.Length; i++)
        {
            if (i == 0 || billable > below)
                sum += _tiers[i].Flat;
            sum += Ratio.Max(0, Ratio.Min(billable, _tiers[i].UpTo ?? billable) - below) * _tiers[i].Unit;
            below = _tiers[i].UpTo ?? below;
        }

        return sum;
    }

    private Ratio Whole(Ratio billable)
    {
        var tier = _tiers.First(it => it.UpTo is not { } upTo || billable <= upTo);
        return tier.Flat + (billable * tier.Unit);
    }
}
