namespace CloudCrm.Client;

/// <summary>Events to other programs.</summary>
public sealed class WebhookCalls : Calls
{
    internal WebhookCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>The event types that webhooks can get.</summary>
    [Operation("ListWebhookEvents")]
    public async Task<IReadOnlyList<WebhookEvent>> Events(CancellationToken cancellation = default) =>
        (await Get<Page<WebhookEvent>>("v1/webhook-events", cancellation).ConfigureAwait(false)).Items;

    /// <summary>All webhooks, oldest first, without their secrets; at most 50.</summary>
    [Operation("ListWebhooks")]
    public async Task<IReadOnlyList<Webhook>> List(CancellationToken cancellation = default) =>
        (await Get<Page<Webhook>>("v1/webhooks", cancellation).ConfigureAwait(false)).Items;

    /// <summary>Registers a webhook; the answer holds its secret, once. The same id or key and request again gives the first answer without it.</summary>
    [Operation("RegisterWebhook")]
    public Task<Webhook> Register(RegisterWebhook request, string? key = null, CancellationToken cancellation = default) =>
        Post<Webhook>("v1/webhooks", request, key, cancellation);

    /// <summary>One webhook; 404 where there is none.</summary>
    [Operation("ReadWebhook")]
    public Task<Webhook> Read(Guid id, CancellationToken cancellation = default) => Get<Webhook>($"v1/webhooks/{id}", cancellation);

    /// <summary>Changes a webhook; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("ChangeWebhook")]
    public Task<Webhook> Change(Guid id, ChangeWebhook request, long? version = null, CancellationToken cancellation = default) =>
        Patch<Webhook>($"v1/webhooks/{id}", request, version, cancellation);

    /// <summary>Removes a webhook; what is pending for it is not sent.</summary>
    [Operation("RemoveWebhook")]
    public Task Remove(Guid id, CancellationToken cancellation = default) => Delete($"v1/webhooks/{id}", cancellation);

    /// <summary>Gives a webhook another secret; the answer holds it, once. For a day posts are signed with the old one too.</summary>
    [Operation("RotateWebhookSecret")]
    public Task<Webhook> RotateSecret(Guid id, string? key = null, CancellationToken cancellation = default) =>
        Post<Webhook>($"v1/webhooks/{id}/secret", null, key, cancellation);

    /// <summary>Sends a test event, once, whether or not the webhook is enabled; its attempt is in the log.</summary>
    [Operation("PingWebhook")]
    public Task<WebhookDelivery> Ping(Guid id, string? key = null, CancellationToken cancellation = default) =>
        Post<WebhookDelivery>($"v1/webhooks/{id}/ping", null, key, cancellation);

    /// <summary>Deliveries of a webhook, newest first.</summary>
    public IAsyncEnumerable<WebhookDelivery> Deliveries(Guid id, DeliveryOutcome? outcome = null, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => DeliveriesPage(id, outcome, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Deliveries"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListWebhookDeliveries")]
    public Task<Page<WebhookDelivery>> DeliveriesPage(
        Guid id, DeliveryOutcome? outcome = null, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<WebhookDelivery>>(
            Query.To($"v1/webhooks/{id}/deliveries", ("outcome", outcome is { } only ? Query.Text(only) : null), ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Attempts of a webhook, newest first.</summary>
    public IAsyncEnumerable<WebhookAttempt> Attempts(Guid id, int pageSize = 200, CancellationToken cancellation = default) =>
        Walk((cursor, stop) => AttemptsPage(id, cursor, pageSize, stop), cancellation);

    /// <summary>One page of <see cref="Attempts"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListWebhookAttempts")]
    public Task<Page<WebhookAttempt>> AttemptsPage(Guid id, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<WebhookAttempt>>(Query.To($"v1/webhooks/{id}/attempts", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Sends one delivery again, whatever became of it.</summary>
    [Operation("ResendWebhookDelivery")]
    public Task<WebhookDelivery> Resend(Guid id, Guid deliveryId, string? key = null, CancellationToken cancellation = default) =>
        Post<WebhookDelivery>($"v1/webhooks/{id}/deliveries/{deliveryId}/resend", null, key, cancellation);

    /// <summary>Sends again what was given up, oldest first, at most 1,000 at a time.</summary>
    [Operation("ResendWebhookDeliveries")]
    public Task<ResentDeliveries> ResendFailed(Guid id, ResendDeliveries request, string? key = null, CancellationToken cancellation = default) =>
        Post<ResentDeliveries>($"v1/webhooks/{id}/resend", request, key, cancellation);
}
