using System.Collections.Immutable;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Webhooks;

/// <summary>The webhooks of a tenant. Key: the tenant.</summary>
[Alias("IWebhookBookGrain")]
public interface IWebhookBookGrain : IGrainWithStringKey
{
    /// <summary>Registers one; the same id and body again gives the first answer, without the secret.</summary>
    [Alias("Register")]
    Task<Outcome<Webhook>> Register(Guid id, RegisterWebhook command, Caller caller, Once once);

    /// <summary>All, oldest first; at most 50.</summary>
    [Alias("List"), ReadOnly]
    Task<ImmutableArray<Webhook>> List();

    /// <summary>One.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<Webhook>> Read(Guid id);

    /// <summary>Changes one. <paramref name="expectedVersion"/> null means any.</summary>
    [Alias("Change")]
    Task<Outcome<Webhook>> Change(Guid id, ChangeWebhook command, long? expectedVersion, Caller caller);

    /// <summary>Removes one with all that is pending for it.</summary>
    [Alias("Remove")]
    Task<Outcome<Done>> Remove(Guid id, Caller caller);

    /// <summary>
    /// Gives it another secret, which only this answer tells. Posts are signed with the old one too for a day. Under a caller-made id the same again gives
    /// the first answer without the secret.
    /// </summary>
    [Alias("RotateSecret")]
    Task<Outcome<Webhook>> RotateSecret(Guid id, Caller caller, Once? once = null);

    /// <summary>Its receiver is gone or has failed for too long: switches it off and tells the admins by mail. Idempotent.</summary>
    [Alias("SwitchOff")]
    Task<Outcome<Done>> SwitchOff(Guid id, WebhookState why);
}

/// <summary>The way of events to one webhook: the only writer of its deliveries. Key: tenant and webhook.</summary>
[Alias("IWebhookLaneGrain")]
public interface IWebhookLaneGrain : IGrainWithStringKey
{
    /// <summary>There may be something to send; answers at once.</summary>
    [Alias("Wake")]
    Task Wake();

    /// <summary>Sends an event of type <c>webhook.ping</c>, once, whether or not the webhook is enabled.</summary>
    [Alias("Ping")]
    Task<Outcome<WebhookDelivery>> Ping(Caller caller, Once? once = null);

    /// <summary>Sends a delivery again, from the first attempt on.</summary>
    [Alias("Resend")]
    Task<Outcome<WebhookDelivery>> Resend(Guid deliveryId, Caller caller, Once? once = null);

    /// <summary>Sends again what was made since then and was given up, oldest first, at most 1,000 at a time.</summary>
    [Alias("ResendFailed")]
    Task<Outcome<ResentDeliveries>> ResendFailed(DateTimeOffset since, Caller caller, Once once);
}

/// <summary>Deliveries of a tenant's webhooks. Key: the tenant.</summary>
[Alias("IWebhookReader")]
public interface IWebhookReader : IGrainWithStringKey
{
    /// <summary>Deliveries of a webhook, newest first; null for all outcomes.</summary>
    [Alias("Deliveries")]
    Task<Outcome<Page<WebhookDelivery>>> Deliveries(Guid webhookId, DeliveryOutcome? outcome, string? cursor, int limit);

    /// <summary>Attempts of a webhook, newest first.</summary>
    [Alias("Attempts")]
    Task<Outcome<Page<WebhookAttempt>>> Attempts(Guid webhookId, string? cursor, int limit);
}
