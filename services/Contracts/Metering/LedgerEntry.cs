namespace CloudCrm.Contracts.Metering;

/// <summary>One usage event as the ledger has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">What is counted, exact; negative where a level falls.</param>
/// <param name="At">The time it is billed at (UTC).</param>
/// <param name="ReceivedAt">When the ledger took it (UTC).</param>
/// <param name="Channel">The channel, where there is one.</param>
/// <param name="UserId">The member or key that acted, where there is one.</param>
/// <param name="CustomerId">The customer, where there is one.</param>
/// <param name="InteractionId">The interaction, where there is one.</param>
/// <param name="Source">What told of it, where that was another program.</param>
/// <param name="SourceId">Its id there.</param>
/// <param name="Subject">Whom it is about in the words of who told of it.</param>
/// <param name="DistinctValue">Its value, where the meter counts different ones.</param>
[GenerateSerializer, Immutable, Alias("LedgerEntry")]
public sealed record LedgerEntry(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Meter,
    [property: Id(2)] decimal Quantity,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] DateTimeOffset ReceivedAt,
    [property: Id(5)] string? Channel,
    [property: Id(6)] Guid? UserId,
    [property: Id(7)] Guid? CustomerId,
    [property: Id(8)] Guid? InteractionId,
    [property: Id(9)] string? Source,
    [property: Id(10)] string? SourceId,
    [property: Id(11)] string? Subject,
    [property: Id(12)] string? DistinctValue);

/// <summary>Asks for the events behind a line.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive, at most 400 days after the start.</param>
/// <param name="ReceivedUntil">Only those that the ledger had taken by then: what an invoice counted; null for all.</param>
/// <param name="Cursor">The page before; null for the first.</param>
/// <param name="Limit">1 to 1,000.</param>
[GenerateSerializer, Immutable, Alias("ListLedgerEntries")]
public sealed record ListLedgerEntries(
    [property: Id(0)] string Meter,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To,
    [property: Id(3)] DateTimeOffset? ReceivedUntil,
    [property: Id(4)] string? Cursor,
    [property: Id(5)] int Limit);
