using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Contracts.Webhooks;

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

/// <summary>A receiver of a tenant's events (Standard Webhooks).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are posted.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Events">Event types such as <c>customer.registered</c>, or families such as <c>customer.*</c>.</param>
/// <param name="Role">What it may see: as much as a member of this role.</param>
/// <param name="State">Whether it gets events, and why not.</param>
/// <param name="StateSince">Since when that is so (UTC).</param>
/// <param name="CreatedAt">When it was registered (UTC).</param>
/// <param name="Secret">What its posts are signed with; only in the answer that made it, else null.</param>
/// <param name="OldSecretsUntil">Until when (UTC) posts are signed with replaced secrets too; null where there are none.</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("Webhook")]
public sealed record Webhook(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Url,
    [property: Id(2)] string Description,
    [property: Id(3)] ImmutableArray<string> Events,
    [property: Id(4)] Role Role,
    [property: Id(5)] WebhookState State,
    [property: Id(6)] DateTimeOffset StateSince,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] string? Secret,
    [property: Id(9)] DateTimeOffset? OldSecretsUntil,
    [property: Id(10)] long Version);

/// <summary>Registers a webhook.</summary>
/// <param name="Url">https, at most 2,000 characters, without user name and fragment; what it resolves to must be a public address.</param>
/// <param name="Description">At most 200 characters.</param>
/// <param name="Events">1 to 100 event types or families.</param>
/// <param name="Role">No more than the caller's own rights; null for <see cref="Role.Admin"/>, or <see cref="Role.Viewer"/> where that is too much.</param>
/// <param name="Enabled">Whether it gets events from now on.</param>
[GenerateSerializer, Immutable, Alias("RegisterWebhook")]
public sealed record RegisterWebhook(
    [property: Id(0)] string Url,
    [property: Id(1)] string Description,
    [property: Id(2)] ImmutableArray<string> Events,
    [property: Id(3)] Role? Role = null,
    [property: Id(4)] bool Enabled = true);

/// <summary>Changes a webhook; null leaves a value as it is.</summary>
/// <param name="Url">As in <see cref="RegisterWebhook"/>.</param>
/// <param name="Description">As in <see cref="RegisterWebhook"/>.</param>
/// <param name="Events">The whole new list.</param>
/// <param name="Role">As in <see cref="RegisterWebhook"/>.</param>
/// <param name="Enabled">Switched on, it gets the events from then on; what was pending goes on.</param>
[GenerateSerializer, Immutable, Alias("ChangeWebhook")]
public sealed record ChangeWebhook(
    [property: Id(0)] string? Url = null,
    [property: Id(1)] string? Description = null,
    [property: Id(2)] ImmutableArray<string>? Events = null,
    [property: Id(3)] Role? Role = null,
    [property: Id(4)] bool? Enabled = null);
