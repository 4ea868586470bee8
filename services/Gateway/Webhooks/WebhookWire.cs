using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Webhooks;

/// <summary>Webhooks' records on the wire.</summary>
internal static class WebhookWire
{
    public static Wire.Webhook ToWire(Webhook it) => new(
        it.Id, it.Url, it.Description, it.Events, (Wire.Role)it.Role, (Wire.WebhookState)it.State, it.StateSince, it.CreatedAt, it.Secret, it.OldSecretsUntil, it.Version);

    public static RegisterWebhook ToCommand(this Wire.RegisterWebhook it) =>
        new(it.Url, it.Description ?? "", [.. it.Events], (Role?)it.Role, it.Enabled ?? true);

    public static ChangeWebhook ToCommand(this Wire.ChangeWebhook it) =>
        new(it.Url, it.Description, it.Events?.ToImmutableArray(), (Role?)it.Role, it.Enabled);

    public static Wire.WebhookEvent ToWire(WebhookEvent it) => new(it.Type, it.Description, RightNames.ToWire(it.Needs).Single());

    public static Wire.WebhookDelivery ToWire(WebhookDelivery it) =>
        new(it.Id, it.EventId, it.Type, it.Sequence, (Wire.DeliveryOutcome)it.Outcome, it.Attempts, it.CreatedAt, it.NextAttemptAt);

    public static Wire.WebhookAttempt ToWire(WebhookAttempt it) =>
        new(it.DeliveryId, it.EventId, it.Type, it.Number, it.At, it.Status, it.DurationMilliseconds, it.Error);

    public static Wire.ResentDeliveries ToWire(ResentDeliveries it) => new(it.Count, it.More);
}
