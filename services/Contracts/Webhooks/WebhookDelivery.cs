namespace CloudCrm.Contracts.Webhooks;

/// <summary>What became of a delivery.</summary>
public enum DeliveryOutcome
{
    /// <summary>It is to be attempted, for the first time or again.</summary>
    Pending,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered,

    /// <summary>It is not attempted any more.</summary>
    GivenUp,
}

/// <summary>One event for one webhook. Kept for 30 days.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EventId">The header <c>webhook-id</c>: the same in every attempt and for every webhook that gets the event.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Sequence">The number of the act in the tenant's journal; 0 for a ping.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Attempts">How often it was attempted.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="NextAttemptAt">When it is attempted next (UTC); null where it is not pending.</param>
[GenerateSerializer, Immutable, Alias("WebhookDelivery")]
public sealed record WebhookDelivery(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string EventId,
    [property: Id(2)] string Type,
    [property: Id(3)] long Sequence,
    [property: Id(4)] DeliveryOutcome Outcome,
    [property: Id(5)] int Attempts,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset? NextAttemptAt);

/// <summary>One attempt at a delivery. Kept for 30 days.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="EventId">The header <c>webhook-id</c>.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Number">1 for the first attempt.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Status">The receiver's HTTP status; null where none came.</param>
/// <param name="DurationMilliseconds">How long it took.</param>
/// <param name="Error">What went wrong, in the product's words; null where nothing did.</param>
[GenerateSerializer, Immutable, Alias("WebhookAttempt")]
public sealed record WebhookAttempt(
    [property: Id(0)] Guid DeliveryId,
    [property: Id(1)] string EventId,
    [property: Id(2)] string Type,
    [property: Id(3)] int Number,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] int? Status,
    [property: Id(6)] int DurationMilliseconds,
    [property: Id(7)] string? Error);

/// <summary>What sending again came to.</summary>
/// <param name="Count">Deliveries that are pending again.</param>
/// <param name="More">Whether there are more: repeat it, under another caller-made id, when these have gone.</param>
[GenerateSerializer, Immutable, Alias("ResentDeliveries")]
public sealed record ResentDeliveries([property: Id(0)] int Count, [property: Id(1)] bool More);
