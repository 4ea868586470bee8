using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Usage;

/// <summary>A meter as Billing keeps it.</summary>
/// <param name="Number">Stands in the tables.</param>
/// <param name="Code">Stands in messages and answers.</param>
/// <param name="QuantityMin">The least quantity of one event, in the ledger's units.</param>
/// <param name="QuantityMax">The greatest quantity of one event, in the ledger's units.</param>
public sealed record Meter(short Number, string Code, long QuantityMin, long QuantityMax)
{
    /// <summary>The greatest quantity of one external event, and without its sign the least, in the ledger's units.</summary>
    public const long ExternalMax = 1_000_000_000_000;

    private static readonly decimal[] s_powers = [1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m];

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Ids.From("meter", Code);

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>One of what is priced, for people.</summary>
    public required string Unit { get; init; }

    /// <summary>What makes a quantity of the values.</summary>
    public MeterAggregation Aggregation { get; init; }

    /// <summary>Places after the point of its values: the ledger holds them times 10^this, as whole numbers.</summary>
    public int Decimals { get; init; }

    /// <summary>How much of what is counted makes one priced unit.</summary>
    public long UnitSize { get; init; } = 1;

    /// <summary>The member of an external event's data that holds the value; null for the product's own meters.</summary>
    public string? Property { get; init; }

    /// <summary>Since when it takes no events (UTC); null while it does.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Grows by one a change.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether it counts what other programs tell of.</summary>
    public bool IsExternal => Property is not null;

    /// <summary>How many of the ledger's units make one of what is counted.</summary>
    public decimal Scale => s_powers[Decimals];

    /// <summary>What is counted, from the ledger's units: exact.</summary>
    public decimal ToValue(long quantity) => quantity / Scale;

    /// <summary>As it is told to others.</summary>
    public MeterDefinition ToContract() => new(Id, Code, Name, Unit, Aggregation, Decimals, UnitSize, Property, ArchivedAt, Version);
}
