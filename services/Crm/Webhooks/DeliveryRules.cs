using System.Net;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Webhooks;

namespace CloudCrm.Crm.Webhooks;

/// <summary>The decisions about deliveries. Pure.</summary>
internal static class DeliveryRules
{
    /// <summary>After so long without a success a webhook is switched off.</summary>
    public static readonly TimeSpan FailingMax = TimeSpan.FromDays(5);

    /// <summary>Whether nothing arrived for too long; what was before it was switched on does not count.</summary>
    public static bool IsFailing(DateTimeOffset? since, DateTimeOffset enabledAt, DateTimeOffset now) =>
        since is { } first && now - (first > enabledAt ? first : enabledAt) >= FailingMax;

    /// <summary>The delivery of an act of the journal: always the same one.</summary>
    public static DeliveryRow Of(TenantId tenant, Guid webhook, long sequence, string type, DateTimeOffset now) =>
        New(tenant, Ids.From($"{tenant}", "webhook.delivery", $"{webhook:n}", $"{sequence}"), webhook, sequence, type, now);

    /// <summary>A test event.</summary>
    public static DeliveryRow Ping(TenantId tenant, Guid id, Guid webhook, DateTimeOffset now) => New(tenant, id, webhook, 0, WebhookEvents.Ping, now);

    /// <summary>The header <c>webhook-id</c>: the same for every webhook and in every attempt.</summary>
    public static string EventId(TenantId tenant, long sequence, Guid delivery) =>
        $"evt_{(sequence == 0 ? delivery : Ids.From($"{tenant}", "webhook.event", $"{sequence}")):n}";

    public static WebhookDelivery ToContract(this DeliveryRow it) =>
        new(it.Id, EventId(it.TenantId, it.Sequence, it.Id), it.EventType, it.Sequence, it.Outcome, it.Attempts, it.At, it.NextAt);

    /// <summary>The delivery after an attempt.</summary>
    public static DeliveryRow After(this DeliveryRow it, PostResult sent, DateTimeOffset now)
    {
        var tries = it.Tries + 1;
        var isFinal = sent.IsOk || it.Sequence == 0 || sent.Status == (int)HttpStatusCode.Gone;
        var next = isFinal ? null : Backoff.Next(it.BeganAt, tries, Spread(it.Id, tries), now, sent.RetryAfter);
        var outcome = sent.IsOk ? DeliveryOutcome.Delivered : next is null ? DeliveryOutcome.GivenUp : DeliveryOutcome.Pending;
        return With(it, outcome, it.Attempts + 1, tries, it.BeganAt, next);
    }

    /// <summary>The delivery sent again from the beginning; one that is pending is attempted now.</summary>
    public static DeliveryRow Again(this DeliveryRow it, DateTimeOffset now) => it.Outcome == DeliveryOutcome.Pending
        ? With(it, DeliveryOutcome.Pending, it.Attempts, it.Tries, it.BeganAt, now)
        : With(it, DeliveryOutcome.Pending, it.Attempts, 0, now, now);

    /// <summary>The log's line of an attempt, whose number is that of the delivery after it.</summary>
    public static AttemptRow ToAttempt(this DeliveryRow after, PostResult sent, DateTimeOffset at) => new()
    {
        TenantId = after.TenantId,
        Id = Ids.From($"{after.TenantId}", "webhook.attempt", $"{after.Id:n}", $"{after.Attempts}"),
        WebhookId = after.WebhookId,
        DeliveryId = after.Id,
        EventType = after.EventType,
        Sequence = after.Sequence,
        Number = after.Attempts,
        At = at,
        Status = sent.Status,
        DurationMilliseconds = (int)sent.Took.TotalMilliseconds,
        Error = sent.Error,
    };

    public static WebhookAttempt ToContract(this AttemptRow it) =>
        new(it.DeliveryId, EventId(it.TenantId, it.Sequence, it.DeliveryId), it.EventType, it.Number, it.At, it.Status, it.DurationMilliseconds, it.Error);

    // Of the id, which is a digest: spread like chance, and the same again.
    private static double Spread(Guid id, int tries)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes[15 - (tries % 7)] / 255d;
    }

    private static DeliveryRow New(TenantId tenant, Guid id, Guid webhook, long sequence, string type, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = id,
        WebhookId = webhook,
        EventType = type,
        Sequence = sequence,
        At = now,
        Outcome = DeliveryOutcome.Pending,
        Attempts = 0,
        Tries = 0,
        BeganAt = now,
        NextAt = now,
        Version = 1,
    };

    private static DeliveryRow With(DeliveryRow it, DeliveryOutcome outcome, int attempts, int tries, DateTimeOffset beganAt, DateTimeOffset? nextAt) => new()
    {
        TenantId = it.TenantId,
        Id = it.Id,
        WebhookId = it.WebhookId,
        EventType = it.EventType,
        Sequence = it.Sequence,
        At = it.At,
        Outcome = outcome,
        Attempts = attempts,
        Tries = tries,
        BeganAt = beganAt,
        NextAt = nextAt,
        Version = it.Version + 1,
    };
}
