using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Gateway.Tenants;

namespace CloudCrm.Gateway.Customers;

internal static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("", List).WithName("ListTasks").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.TaskItem>>()
            .WithSummary("Tasks, the earliest due first, those that are not due last. Open ones where nothing is said.");
        tasks.MapPost("", Make).WithName("MakeTask").Requires(Right.WriteNotes).Answers<Wire.TaskItem>(201)
            .WithSummary("Make a task; its assignee is told.");
        tasks.MapGet("/{id}", Read).WithName("ReadTask").Requires(Right.ReadCustomers).Answers<Wire.TaskItem>()
            .WithSummary("One task.");
        tasks.MapPatch("/{id}", Change).WithName("ChangeTask").Requires(Right.WriteNotes).Versioned().Answers<Wire.TaskItem>()
            .WithSummary("Change a task; what is left out stays as it is. What reminds of it moves along when it is due at another time.");
    }

    private static async Task<IResult> List(TaskQuery query, Call call, IGrainFactory grains) => Answer.Page(
        await grains.TaskReader(call.Tenant).List(
            query.Mine ? query.Filter with { AssigneeId = call.Caller.Id } : query.Filter, query.Cursor, query.Limit),
        ToWire);

    private static async Task<IResult> Make(New<Wire.MakeTask> body, Call call, IGrainFactory grains) => Answer.Created(
        await grains.Task(call.Tenant, body.Id).Make(ToCommand(body.Value), call.Caller, body.Once),
        ToWire,
        task => $"/v1/tasks/{task.Id}");

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Task(call.Tenant, id).Read(), ToWire);

    private static async Task<IResult> Change(EntityId id, Body<Wire.ChangeTask> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Task(call.Tenant, id).Change(ToCommand(body.Value), call.ExpectedVersion, call.Caller), ToWire);

    private static MakeTask ToCommand(Wire.MakeTask it) => new(
        it.Title, it.Description, (TaskPriority)it.Priority, it.AssigneeId, it.CustomerId, it.InteractionId, it.DueAt, it.DueOn,
        [.. (it.Reminders ?? []).Select(ToReminder)]);

    private static ChangeTask ToCommand(Wire.ChangeTask it) => new(
        it.Title, it.Description, (TaskState?)it.State, (TaskPriority?)it.Priority, it.AssigneeId, it.Unassign, it.DueAt, it.DueOn, it.Undue,
        it.Reminders is null ? null : [.. it.Reminders.Select(ToReminder)]);

    private static Reminder ToReminder(Wire.Reminder it) => new(it.MinutesBefore, it.At);

    private static Wire.TaskItem ToWire(TaskItem it) => new(
        it.Id, it.Title, it.Description, (Wire.TaskState)it.State, (Wire.TaskPriority)it.Priority, it.AssigneeId, it.CustomerId, it.InteractionId,
        it.DueAt, it.DueOn, [.. it.Reminders.Select(reminder => new Wire.Reminder(reminder.MinutesBefore, reminder.At))], it.RemindAt,
        TenantWire.ToWire(it.Creator), it.CreatedAt, it.ChangedAt, it.Version);
}
