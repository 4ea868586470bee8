namespace CloudCrm.Client;

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
public sealed record WebhookDelivery(
    Guid Id, string EventId, string Type, long Sequence, DeliveryOutcome Outcome, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt);

/// <summary>One attempt at a delivery. Kept for 30 days.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="EventId">The header <c>webhook-id</c>.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Number">1 for the first attempt.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Status">The receiver's HTTP status; null where none came.</param>
/// <param name="DurationMilliseconds">How long it took.</param>
/// <param name="Error">What went wrong; null where nothing did. Never the receiver's words.</param>
public sealed record WebhookAttempt(
    Guid DeliveryId, string EventId, string Type, int Number, DateTimeOffset At, int? Status, int DurationMilliseconds, string? Error);

/// <summary>Sends again what was given up.</summary>
/// <param name="Since">Deliveries made from then on (UTC).</param>
public sealed record ResendDeliveries(DateTimeOffset Since);

/// <summary>What sending again came to.</summary>
/// <param name="Count">Deliveries that are pending again, at most 1,000.</param>
/// <param name="More">Whether there are more: ask again, under another Idempotency-Key.</param>
public sealed record ResentDeliveries(int Count, bool More);
