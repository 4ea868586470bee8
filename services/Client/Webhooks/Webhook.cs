namespace CloudCrm.Client;

/// <summary>Whether a webhook gets events, and why not.</summary>
public enum WebhookState
{
    /// <summary>It gets events.</summary>
    Enabled,

    /// <summary>Somebody switched it off.</summary>
    Disabled,

    /// <summary>Its receiver answered 410 Gone.</summary>
    Gone,

    /// <summary>Nothing arrived for five days.</summary>
    Failing,
}

/// <summary>A receiver of the tenant's events. Posts follow Standard Webhooks 1.0.0: headers <c>webhook-id</c>, <c>webhook-timestamp</c>, <c>webhook-signature</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are posted.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Events">Event types such as <c>customer.registered</c>, or families such as <c>customer.*</c>.</param>
/// <param name="Role">What it may see: as much as a member of this role.</param>
/// <param name="State">Whether it gets events, and why not.</param>
/// <param name="StateSince">Since when that is so (UTC).</param>
/// <param name="CreatedAt">When it was registered (UTC).</param>
/// <param name="Secret">What its posts are signed with (<c>whsec_</c> and base64); only in the answer that made it, else null.</param>
/// <param name="OldSecretsUntil">Until when (UTC) posts are signed with replaced secrets too; null where there were none.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record Webhook(
    Guid Id,
    string Url,
    string Description,
    IReadOnlyList<string> Events,
    Role Role,
    WebhookState State,
    DateTimeOffset StateSince,
    DateTimeOffset CreatedAt,
    string? Secret,
    DateTimeOffset? OldSecretsUntil,
    long Version) : IVersioned;

/// <summary>Registers a webhook; at most 50 of a tenant.</summary>
/// <param name="Url">https, at most 2,000 characters, without user name and fragment. It must lead to public addresses; each connection is checked again.</param>
/// <param name="Events">1 to 100 event types (<c>GET /v1/webhook-events</c> lists them) or families such as <c>customer.*</c>.</param>
/// <param name="Description">At most 200 characters.</param>
/// <param name="Role">What it may see, no more than the caller: admin when left out, or viewer where that is too much.</param>
/// <param name="Enabled">Whether it gets events from now on; true when left out.</param>
/// <param name="Id">The webhook's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record RegisterWebhook(
    string Url, IReadOnlyList<string> Events, string? Description = null, Role? Role = null, bool? Enabled = null, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a webhook; what is left out stays as it is.</summary>
/// <param name="Url">As at registration.</param>
/// <param name="Events">The whole new list.</param>
/// <param name="Description">At most 200 characters.</param>
/// <param name="Role">What it may see, no more than the caller.</param>
/// <param name="Enabled">Switched on, it gets the events from then on, and what was pending goes on.</param>
public sealed record ChangeWebhook(
    string? Url = null, IReadOnlyList<string>? Events = null, string? Description = null, Role? Role = null, bool? Enabled = null);

/// <summary>A type of event.</summary>
/// <param name="Type">Its name, such as <c>customer.registered</c>.</param>
/// <param name="Description">When it happens.</param>
/// <param name="Needs">The right that the role of a webhook must have to get it.</param>
public sealed record WebhookEvent(string Type, string Description, Right Needs);
