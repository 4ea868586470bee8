namespace CloudCrm.Contracts.Metering;

/// <summary>One billable act. Unique on tenant and id; appended once, never changed.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Id">Made from the act's own id, so that a retry is the same event.</param>
/// <param name="Meter">One of <see cref="Meters"/>.</param>
/// <param name="Quantity">Units of the meter; negative only for storage that was freed and seats that were given up.</param>
/// <param name="RecordedAt">When the act was recorded (UTC): the time it is billed at.</param>
/// <param name="Channel">The channel, where there is one.</param>
/// <param name="UserId">The member or key that acted, where there is one.</param>
/// <param name="CustomerId">The customer, where there is one.</param>
/// <param name="InteractionId">The interaction, where there is one.</param>
[GenerateSerializer, Immutable, Alias("UsageEvent")]
public sealed record UsageEvent(
    [property: Id(0)] Guid Tenant,
    [property: Id(1)] Guid Id,
    [property: Id(2)] string Meter,
    [property: Id(3)] long Quantity,
    [property: Id(4)] DateTimeOffset RecordedAt,
    [property: Id(5)] string? Channel,
    [property: Id(6)] Guid? UserId,
    [property: Id(7)] Guid? CustomerId,
    [property: Id(8)] Guid? InteractionId);
