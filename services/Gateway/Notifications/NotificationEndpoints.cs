using CloudCrm.Contracts.Notifications;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Gateway.Tenants;

namespace CloudCrm.Gateway.Notifications;

/// <summary>What the caller alone is told: whose they are is the credential's word.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        // They speak of customers and what is noted of them.
        var own = api.MapGroup("/notifications").WithTags("Notifications").Requires(Right.ReadCustomers | Right.ReadInteractions);
        own.MapGet("", List).WithName("ListNotifications").Answers<Wire.Page<Wire.Notification>>()
            .WithSummary("One's own notifications: unread ones, then the others, the newest first among each.");
        own.MapGet("/count", Count).WithName("CountNotifications").Answers<Wire.NotificationCount>()
            .WithSummary("How many are unread, counted up to 1,000.");
        own.MapPut("/read", MarkAllRead).WithName("ReadNotifications").Answers<Wire.NotificationCount>()
            .WithSummary("Mark those read that came up to an instant, at most 1,000 a call; tells how many, and whether some are left.");
        own.MapPut("/{id}/read", MarkRead).WithName("ReadNotification").Answers<Wire.Notification>()
            .WithSummary("Mark one read.");
        own.MapGet("/settings", Settings).WithName("ReadNotificationSettings").Answers<Wire.NotificationSettings>()
            .WithSummary("How one wants to be told.");
        own.MapPut("/settings", ChangeSettings).WithName("ChangeNotificationSettings").TakesVersion().Answers<Wire.NotificationSettings>()
            .WithSummary("Set how one wants to be told; a program has no notifications.");
    }

    private static async Task<IResult> List(NotificationQuery query, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.NotificationReader(call.Tenant).List(call.Caller.Id, query.Unread, query.Cursor, query.Limit), ToWire);

    private static async Task<IResult> Count(Call call, IGrainFactory grains) =>
        Answer.Ok<NotificationCount, Wire.NotificationCount>(await grains.NotificationReader(call.Tenant).Unread(call.Caller.Id), ToWire);

    private static async Task<IResult> MarkAllRead(Body<Wire.ReadNotifications> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await Mine(call, grains).MarkAllRead(body.Value.Until), ToWire);

    private static async Task<IResult> MarkRead(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await Mine(call, grains).MarkRead(id), ToWire);

    private static async Task<IResult> Settings(Call call, IGrainFactory grains) => Answer.Ok(await Mine(call, grains).Settings(), ToWire);

    private static async Task<IResult> ChangeSettings(Body<Wire.ChangeNotificationSettings> body, Call call, IGrainFactory grains) => Answer.Ok(
        await Mine(call, grains).ChangeSettings([.. body.Value.Mailed.Select(kind => (NotificationKind)kind)], call.ExpectedVersion, call.Caller), ToWire);

    private static INotificationGrain Mine(Call call, IGrainFactory grains) => grains.Notifications(call.Tenant, call.Caller.Id);

    private static Wire.Notification ToWire(Notification it) => new(
        it.Id, (Wire.NotificationKind)it.Kind, it.At, it.Text, it.CustomerId, it.SubjectId, TenantWire.ToWire(it.Caller), it.ReadAt);

    private static Wire.NotificationCount ToWire(NotificationCount it) => new(it.Count, it.More);

    private static Wire.NotificationSettings ToWire(NotificationSettings it) => new([.. it.Mailed.Select(kind => (Wire.NotificationKind)kind)], it.Version);
}
