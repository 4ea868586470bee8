namespace CloudCrm.Client;

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
/// <param name="Code">Stands in usage events, price books and on bills.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">One of what is priced, for people: <c>message</c>, <c>GB</c>.</param>
/// <param name="Aggregation">What makes a quantity of the values.</param>
/// <param name="Decimals">Places after the point that a value may have.</param>
/// <param name="UnitSize">How much of what is counted makes one priced unit: 1,000,000,000 for bytes that are priced by the GB.</param>
/// <param name="External">Whether it counts what other programs tell of by usage events; else the product's own acts.</param>
/// <param name="Property">The member of a usage event's <c>data</c> that holds the value; null where the product counts.</param>
/// <param name="ArchivedAt">Since when it takes no events (UTC); null while it does.</param>
/// <param name="Version">Grows by one a change.</param>
public sealed record Meter(
    Guid Id, string Code, string Name, string Unit, MeterAggregation Aggregation, int Decimals, long UnitSize, bool External, string? Property, DateTimeOffset? ArchivedAt,
    long Version) : IVersioned;

/// <summary>Defines a meter of what other programs tell of. It stays as it is for ever, but may be archived.</summary>
/// <param name="Code">Words of lower-case letters and digits, parted by <c>.</c>, <c>_</c> or <c>-</c>; at most 64 characters; no other meter's, ever.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Unit">1 to 32 characters.</param>
/// <param name="Aggregation">What makes a quantity of the values.</param>
/// <param name="Decimals">Places after the point that a value may have, 0 to 6; 0 for <see cref="MeterAggregation.Unique"/>.</param>
/// <param name="UnitSize">How much makes one priced unit, 1 to 10^12; 1 for <see cref="MeterAggregation.Unique"/>.</param>
/// <param name="Property">The member of an event's <c>data</c> that holds the value, 1 to 64 characters.</param>
/// <param name="Id">The meter's id; made from the Idempotency-Key when null.</param>
public sealed record DefineMeter(
    string Code, string Name, string Unit, MeterAggregation Aggregation, int Decimals = 0, long UnitSize = 1, string Property = "value", Guid? Id = null) : ICallerMadeId;
