using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Metering;

/// <summary>What makes one quantity of a meter's values in a stretch of time.</summary>
public enum MeterAggregation
{
    /// <summary>All values added up.</summary>
    Sum,

    /// <summary>The greatest value.</summary>
    Max,

    /// <summary>How many different values there were; each counts once a billing period, where it came first.</summary>
    Unique,

    /// <summary>The latest value.</summary>
    Last,

    /// <summary>Values raise and lower a level; the level is averaged over the time that it stood (GB-months).</summary>
    TimeWeighted,
}

/// <summary>What is counted, and how.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Stands in events, price books and on bills; never another meter's.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">One of what is priced, for people: <c>message</c>, <c>GB</c>.</param>
/// <param name="Aggregation">What makes a quantity of the values.</param>
/// <param name="Decimals">Places after the point that a value may have, 0 to 6.</param>
/// <param name="UnitSize">How much of what is counted makes one priced unit: 1,000,000,000 for bytes that are priced by the GB.</param>
/// <param name="Property">The member of an external event's <c>data</c> that holds the value; null for what the product counts itself.</param>
/// <param name="ArchivedAt">Since when it takes no events (UTC); null while it does.</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("MeterDefinition")]
public sealed record MeterDefinition(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Code,
    [property: Id(2)] string Name,
    [property: Id(3)] string Unit,
    [property: Id(4)] MeterAggregation Aggregation,
    [property: Id(5)] int Decimals,
    [property: Id(6)] long UnitSize,
    [property: Id(7)] string? Property,
    [property: Id(8)] DateTimeOffset? ArchivedAt,
    [property: Id(9)] long Version)
{
    /// <summary>Whether it counts what other programs tell of; else the product's own acts.</summary>
    public bool IsExternal => Property is not null;
}

/// <summary>Defines a meter of what other programs tell of. All of it but <see cref="MeterDefinition.ArchivedAt"/> stays as it is: ledgers and bills lean on it.</summary>
/// <param name="Code">Words of lower-case letters and digits, parted by <c>.</c>, <c>_</c> or <c>-</c>; at most 64 characters.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Unit">1 to 32 characters.</param>
/// <param name="Aggregation">What makes a quantity of the values.</param>
/// <param name="Decimals">0 to 6; 0 for <see cref="MeterAggregation.Unique"/>.</param>
/// <param name="UnitSize">1 to 10^12; 1 for <see cref="MeterAggregation.Unique"/>.</param>
/// <param name="Property">1 to 64 characters.</param>
[GenerateSerializer, Immutable, Alias("DefineMeter")]
public sealed record DefineMeter(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string Unit,
    [property: Id(3)] MeterAggregation Aggregation,
    [property: Id(4)] int Decimals,
    [property: Id(5)] long UnitSize,
    [property: Id(6)] string Property);

/// <summary>All meters, the product's own and those that the operator defined. There is one of it.</summary>
[Alias("IMeterBookGrain")]
public interface IMeterBookGrain : IGrainWithStringKey
{
    /// <summary>All of them: the product's own first, then by code; at most 1,000 and the product's own.</summary>
    [Alias("Read"), ReadOnly]
    Task<ImmutableArray<MeterDefinition>> Read();

    /// <summary>Defines one. Refused as <c>code_taken</c> where any meter ever had the code.</summary>
    [Alias("Define")]
    Task<Outcome<MeterDefinition>> Define(Guid id, DefineMeter command, Caller caller, Once once);

    /// <summary>Takes no more events for it; what was counted stays. The product's own are refused as <c>meter_internal</c>. May be repeated.</summary>
    [Alias("Archive")]
    Task<Outcome<MeterDefinition>> Archive(Guid id, long? expectedVersion, Caller caller, Once? once);
}
