using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Webhooks;

/// <summary>A webhook with what only the product knows of it.</summary>
/// <param name="Webhook">Without its secret.</param>
/// <param name="Secrets">The present secret first.</param>
/// <param name="Since">The last number of the journal when it was enabled.</param>
internal sealed record WebhookEntry(Webhook Webhook, ImmutableArray<SigningSecret> Secrets, long Since)
{
    public Uri Url => new(Webhook.Url);

    public bool IsEnabled => Webhook.State == WebhookState.Enabled;

    public static WebhookEntry From(WebhookRow row)
    {
        var secrets = JsonSerializer.Deserialize<ImmutableArray<SigningSecret>>(row.Secrets, RowJson.Options);
        var events = JsonSerializer.Deserialize<ImmutableArray<string>>(row.Events, RowJson.Options);
        var webhook = new Webhook(
            row.Id, row.Url, row.Description, events, row.Role, row.State, row.StateSince, row.At, null, secrets.Max(secret => secret.Until), row.Version);
        return new(webhook, secrets, row.Since);
    }

    public WebhookRow ToRow(TenantId tenant) => new()
    {
        TenantId = tenant,
        Id = Webhook.Id,
        Url = Webhook.Url,
        Description = Webhook.Description,
        Events = JsonSerializer.Serialize(Webhook.Events, RowJson.Options),
        Role = Webhook.Role,
        State = Webhook.State,
        StateSince = Webhook.StateSince,
        Since = Since,
        Secrets = JsonSerializer.Serialize(Secrets, RowJson.Options),
        At = Webhook.CreatedAt,
        Version = Webhook.Version,
    };

    /// <summary>With a new secret in front; the one before goes on for a while. Refused where too many sign already.</summary>
    public Outcome<WebhookEntry> Rotate(SigningSecret secret, DateTimeOffset now)
    {
        var alive = Secrets.Where(old => old.Until is not { } until || until > now).ToArray();
        if (alive.Length >= SigningSecrets.Max)
            return Refusal.Conflict($"{SigningSecrets.Max} secrets sign already; wait until one of them ends.", "too_many_secrets");
        var ends = now + SigningSecrets.Overlap;
        var webhook = Webhook with { OldSecretsUntil = ends, Version = Webhook.Version + 1 };
        return new WebhookEntry(webhook, [secret, .. alive.Select(old => old with { Until = old.Until ?? ends })], Since);
    }
}
