namespace CloudCrm.Client;

/// <summary>One usage event as the ledger has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">What is counted, exact; negative where a level falls.</param>
/// <param name="At">The time it is billed at (UTC).</param>
/// <param name="ReceivedAt">When the ledger took it (UTC).</param>
/// <param name="Channel">The channel, where there is one.</param>
/// <param name="UserId">The member or key that acted, where there is one.</param>
/// <param name="CustomerId">The customer, where there is one; null for who may not see customers.</param>
/// <param name="InteractionId">The interaction, where there is one.</param>
/// <param name="Source">What told of it, where that was another program.</param>
/// <param name="SourceId">Its id there.</param>
/// <param name="Subject">Whom it is about in the words of who told of it; null for who may not see customers.</param>
/// <param name="DistinctValue">Its value, where the meter counts different ones; null for who may not see customers.</param>
public sealed record UsageEvent(
    Guid Id, string Meter, decimal Quantity, DateTimeOffset At, DateTimeOffset ReceivedAt, string? Channel, Guid? UserId, Guid? CustomerId, Guid? InteractionId, string? Source,
    string? SourceId, string? Subject, string? DistinctValue);
