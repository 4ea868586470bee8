using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>A meter that is used.</summary>
/// <param name="Counted">As the oracle counts it.</param>
/// <param name="Reach">About how much is used in a period, in priced units.</param>
/// <param name="Step">The most of one event, in the ledger's units.</param>
/// <param name="IsExternal">Whether another program tells of it.</param>
/// <param name="IsMoney">Whether it counts money.</param>
internal sealed record SimulatedMeter(OracleMeter Counted, int Reach, long Step, bool IsExternal, bool IsMoney = false)
{
    public static ImmutableArray<SimulatedMeter> All { get; } =
    [
        new(OracleMeter.Own[0], 9_000, 900, false), new(OracleMeter.Own[1], 9_000, 900, false), new(OracleMeter.Own[2], 900_000, 300_000, false),
        new(OracleMeter.Own[3], 30, 1, false), new(OracleMeter.Own[4], 400, 300_000_000_000, false),
        new(new("sim.money", MeterAggregation.Sum, 2), 3_000, 90_000, true, IsMoney: true), new(new("sim.calls", MeterAggregation.Sum, 0, 60), 40, 900, true),
        new(new("sim.names", MeterAggregation.Unique), 9, 1, true), new(new("sim.peak", MeterAggregation.Max, 1), 40, 500, true),
        new(new("sim.latest", MeterAggregation.Last), 300, 400, true), new(new("sim.level", MeterAggregation.TimeWeighted, 3), 60, 20_000, true),
    ];

    public bool IsLevel => Counted.Aggregation == MeterAggregation.TimeWeighted;
}

/// <summary>An act.</summary>
/// <param name="Id">Its id, or its id at its source.</param>
/// <param name="Meter">What it uses; null for seats.</param>
/// <param name="Quantity">In the ledger's units.</param>
/// <param name="At">When it happened.</param>
/// <param name="Distinct">The customer or the value that is counted once a period.</param>
internal sealed record SimulatedAct(Guid Id, SimulatedMeter? Meter, long Quantity, DateTimeOffset At, int? Distinct)
{
    public bool IsExternal => Meter?.IsExternal == true;

    public string Code => Meter?.Counted.Code ?? Meters.Seats;

    public OracleEvent ToOracle(DateTimeOffset receivedAt) => new(Code, Quantity, At, receivedAt, Distinct?.ToString(CultureInfo.InvariantCulture));

    public UsageEvent ToEvent(TenantId tenant) =>
        new(tenant.Value, Id, Code, Quantity, At, Distinct is null ? null : "chat", null, Distinct is { } customer ? new Guid(customer + 1, 7, 7, new byte[8]) : null, null);

    /// <param name="isOther">With other data than before.</param>
    public ExternalUsage ToExternal(bool isOther)
    {
        var value = Distinct is { } number ? $"\"name {(isOther ? number + 1_000 : number)}\"" : Meter!.Counted.Units((Quantity + (isOther ? 1 : 0)) * Meter.Counted.UnitSize).ToString();
        return new($"{Id:n}", "/simulation", Code, At, null, [.. Encoding.UTF8.GetBytes($$"""{"value":{{value}}}""")]);
    }
}

/// <summary>An act as it is told, perhaps not for the first time.</summary>
internal sealed record SimulatedTelling(DateTimeOffset At, SimulatedAct Act, bool IsOther);

/// <summary>A year's acts of a tenant, and when they are told: in time, late, again, in any order.</summary>
/// <param name="random">The seed.</param>
/// <param name="from">From when on.</param>
/// <param name="to">Until when.</param>
/// <param name="meters">What is used.</param>
/// <param name="lateMax">The most days between an act and its telling, of the product's own.</param>
internal sealed class SimulatedUsage(Random random, DateTimeOffset from, DateTimeOffset to, IReadOnlyCollection<SimulatedMeter> meters, int lateMax)
{
    private readonly List<SimulatedTelling> _tellings = [];
    private readonly HashSet<(string, int, long)> _told = [];

    /// <summary>All of it, by the time of the telling.</summary>
    /// <param name="perDay">Acts a day.</param>
    /// <param name="seatsPerDay">Changes of seats a day.</param>
    public List<SimulatedTelling> Make(double perDay, double seatsPerDay)
    {
        Seats(seatsPerDay);
        foreach (var meter in meters)
        {
            var level = 0L;
            foreach (var at in Instants(perDay / meters.Count))
            {
                var quantity = meter.Counted.Aggregation == MeterAggregation.Unique ? 1 : random.NextInt64(1, meter.Step + 1);
                if (meter.IsLevel && level >= quantity && random.Next(2) == 0)
                    quantity = -quantity;
                level += quantity;
                Tell(meter, quantity, at, meter.Counted.Aggregation == MeterAggregation.Unique ? random.Next(meter.Reach * 2) : null);
            }
        }

        return [.. _tellings.OrderBy(it => it.At)];
    }

    private void Seats(double perDay)
    {
        var level = 3L;
        Tell(null, level, from.AddMinutes(1), null);
        foreach (var at in Instants(perDay))
        {
            var change = level > 1 && random.Next(2) == 0 ? -random.NextInt64(1, Math.Min(level, 6)) : random.NextInt64(1, 6);
            level += change;
            Tell(null, change, at, null);
        }
    }

    /// <summary>In their order, each at a microsecond of its own.</summary>
    private DateTimeOffset[] Instants(double perDay) =>
    [
        .. Enumerable.Range(0, (int)((to - from).TotalDays * perDay)).Select(_ => from.AddTicks(random.NextInt64((to - from).Ticks) / 10 * 10)).Distinct().Order(),
    ];

    private void Tell(SimulatedMeter? meter, long quantity, DateTimeOffset at, int? distinct)
    {
        // Within a quarter-hour a customer's activity has one id.
        if (distinct is { } value && !_told.Add((meter!.Counted.Code, value, at.UtcTicks / TimeSpan.TicksPerMinute / 15)))
            return;
        var id = new byte[16];
        random.NextBytes(id);
        var act = new SimulatedAct(new(id), meter, quantity, at, distinct);
        var days = act.IsExternal ? 33 : lateMax;
        var told = random.Next(100) switch
        {
            < 84 => at.AddMinutes(random.Next(1, 90)),
            < 92 => at.AddHours(random.Next(1, 60)),
            < 98 => at.AddDays(random.Next(1, 32)),
            _ => at.AddDays(random.Next(1, days)),
        };
        _tellings.Add(new(told, act, false));
        while (random.Next(4) == 0)
            _tellings.Add(new(told.AddTicks(random.NextInt64((at.AddDays(34) - told).Ticks is > 0 and var left ? left : 1)), act, act.IsExternal && random.Next(2) == 0));
    }
}
