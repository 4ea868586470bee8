using System.Collections.Immutable;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Invoices.Proof;

/// <summary>Which events of one meter make the lines of one billing period.</summary>
public sealed record UsageSet
{
    /// <summary>The meter.</summary>
    public required BilledMeter Meter { get; init; }

    /// <summary>Which of the invoice's earlier periods it is about; null for the invoice's own.</summary>
    public int? Earlier { get; init; }

    /// <summary>When each day of the period begins, and when the last one ends (UTC).</summary>
    public required ImmutableArray<DateTimeOffset> DayStarts { get; init; }

    /// <summary>The segments, one after the other, each from the start of a day to another.</summary>
    public required ImmutableArray<UsageSpan> Segments { get; init; }

    /// <summary>The level when the period begins, in the ledger's units; 0 where the meter has none.</summary>
    public long Opening { get; init; }

    /// <summary>The whole period.</summary>
    public UsageSpan Period => new(DayStarts[0], DayStarts[^1]);
}

/// <summary>What a meter's events make in one segment.</summary>
/// <param name="Used">The quantity in priced units, and the number of events. Nothing for seats.</param>
/// <param name="Levels">Seats at the end of each day; empty for all others.</param>
/// <param name="Opening">The level when the segment begins, in the ledger's units; 0 where the meter has none.</param>
/// <param name="Digest">The end of the chain over its events (<see cref="UsageChain"/>).</param>
public sealed record FoldedUsage(Metered Used, ImmutableArray<int> Levels, long Opening, string Digest)
{
    /// <summary>How many events.</summary>
    public required long Events { get; init; }
}

/// <summary>A set whose events were folded.</summary>
/// <param name="Set">Which.</param>
/// <param name="Parts">One a segment.</param>
public sealed record FoldedSet(UsageSet Set, ImmutableArray<FoldedUsage> Parts);
