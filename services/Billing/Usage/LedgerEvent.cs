namespace CloudCrm.Billing.Usage;

/// <summary>A checked usage event of one tenant, as it goes into the ledger.</summary>
/// <param name="Id">The act's own id.</param>
/// <param name="Meter">The meter's number.</param>
/// <param name="Quantity">Units of the meter.</param>
/// <param name="RecordedAt">The time it is billed at (UTC, whole microseconds).</param>
/// <param name="Channel">The channel, where there is one.</param>
/// <param name="UserId">The member or key that acted, where there is one.</param>
/// <param name="CustomerId">The customer, where there is one.</param>
/// <param name="InteractionId">The interaction, where there is one.</param>
internal sealed record LedgerEvent(
    Guid Id,
    short Meter,
    long Quantity,
    DateTimeOffset RecordedAt,
    string? Channel,
    Guid? UserId,
    Guid? CustomerId,
    Guid? InteractionId);
