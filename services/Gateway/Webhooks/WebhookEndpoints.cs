using CloudCrm.Contracts.Tenants;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Webhooks;

internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/webhook-events", Events).WithTags("Webhooks").WithName("ListWebhookEvents").Requires(Right.ManageWebhooks).Answers<Wire.Page<Wire.WebhookEvent>>()
            .WithSummary("The event types that webhooks can get, on one page.");
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").Requires(Right.ManageWebhooks);
        webhooks.MapGet("", List).WithName("ListWebhooks").Answers<Wire.Page<Wire.Webhook>>()
            .WithSummary("Webhooks without their secrets, oldest first, at most 50, on one page.");
        webhooks.MapPost("", Register).WithName("RegisterWebhook").Answers<Wire.Webhook>(201)
            .WithSummary("Register a webhook; the answer holds its secret, once.");
        webhooks.MapGet("/{id}", Read).WithName("ReadWebhook").Answers<Wire.Webhook>()
            .WithSummary("One webhook.");
        webhooks.MapPatch("/{id}", Change).WithName("ChangeWebhook").Versioned().Answers<Wire.Webhook>()
            .WithSummary("Change a webhook, or switch it on or off.");
        webhooks.MapDelete("/{id}", Remove).WithName("RemoveWebhook").AnswersNothing()
            .WithSummary("Remove a webhook; what is pending for it is not sent.");
        webhooks.MapPost("/{id}/secret", RotateSecret).WithName("RotateWebhookSecret").Answers<Wire.Webhook>()
            .WithSummary("Give a webhook another secret; the answer holds it, once. For 24 hours posts are signed with the old one too.");
        webhooks.MapDeliveries();
    }

    private static void MapDeliveries(this RouteGroupBuilder webhooks)
    {
        webhooks.MapPost("/{id}/ping", Ping).WithName("PingWebhook").Answers<Wire.WebhookDelivery>()
            .WithSummary("Send a test event, once, whether or not the webhook is enabled.");
        webhooks.MapGet("/{id}/deliveries", Deliveries).WithName("ListWebhookDeliveries").Answers<Wire.Page<Wire.WebhookDelivery>>()
            .WithSummary("Deliveries of the last 30 days, newest first.");
        webhooks.MapGet("/{id}/attempts", Attempts).WithName("ListWebhookAttempts").Answers<Wire.Page<Wire.WebhookAttempt>>()
            .WithSummary("The log: attempts of the last 30 days, newest first.");
        webhooks.MapPost("/{id}/deliveries/{deliveryId}/resend", Resend).WithName("ResendWebhookDelivery").Answers<Wire.WebhookDelivery>()
            .WithSummary("Send a delivery again, whatever became of it.");
        webhooks.MapPost("/{id}/resend", ResendFailed).WithName("ResendWebhookDeliveries").Keyed().Answers<Wire.ResentDeliveries>()
            .WithSummary("Send again what was given up since then, oldest first, at most 1,000 at a time.");
    }

    private static IResult Events() => Answer.Page<WebhookEvent, Wire.WebhookEvent>(new Page<WebhookEvent>(WebhookEvents.All, null), WebhookWire.ToWire);

    private static async Task<IResult> List(Call call, IGrainFactory grains) =>
        Answer.Page<Webhook, Wire.Webhook>(new Page<Webhook>(await grains.WebhookBook(call.Tenant).List(), null), WebhookWire.ToWire);

    private static async Task<IResult> Register(New<Wire.RegisterWebhook> body, Call call, IGrainFactory grains) => Answer.Created(
        await grains.WebhookBook(call.Tenant).Register(body.Id, body.Value.ToCommand(), call.Caller, body.Once), WebhookWire.ToWire, webhook => $"/v1/webhooks/{webhook.Id}");

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.WebhookBook(call.Tenant).Read(id), WebhookWire.ToWire);

    private static async Task<IResult> Change(EntityId id, Body<Wire.ChangeWebhook> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.WebhookBook(call.Tenant).Change(id, body.Value.ToCommand(), call.ExpectedVersion, call.Caller), WebhookWire.ToWire);

    private static async Task<IResult> Remove(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Done(await grains.WebhookBook(call.Tenant).Remove(id, call.Caller));

    private static async Task<IResult> RotateSecret(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.WebhookBook(call.Tenant).RotateSecret(id, call.Caller, call.OnceOrNull()), WebhookWire.ToWire);

    private static async Task<IResult> Ping(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.WebhookLane(call.Tenant, id).Ping(call.Caller, call.OnceOrNull()), WebhookWire.ToWire);

    private static async Task<IResult> Deliveries(EntityId id, DeliveryListQuery query, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.WebhookReader(call.Tenant).Deliveries(id, query.Outcome, query.Cursor, query.Limit), WebhookWire.ToWire);

    private static async Task<IResult> Attempts(EntityId id, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.WebhookReader(call.Tenant).Attempts(id, page.Cursor, page.Limit), WebhookWire.ToWire);

    private static async Task<IResult> Resend(EntityId id, EntityId deliveryId, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.WebhookLane(call.Tenant, id).Resend(deliveryId, call.Caller, call.OnceOrNull()), WebhookWire.ToWire);

    private static async Task<IResult> ResendFailed(EntityId id, Body<Wire.ResendDeliveries> body, Call call, IGrainFactory grains) => Answer.Ok(
        await grains.WebhookLane(call.Tenant, id).ResendFailed(body.Value.Since, call.Caller, call.OnceOnRoute(body.Value)!), WebhookWire.ToWire);
}
