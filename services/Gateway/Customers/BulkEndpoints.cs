using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Customers;

internal static class BulkEndpoints
{
    public static void MapBulkChanges(this IEndpointRouteBuilder api)
    {
        var bulk = api.MapGroup("/bulk-changes").WithTags("Bulk changes");
        bulk.MapGet("", List).WithName("ListBulkChanges").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.BulkChange>>()
            .WithSummary("Bulk changes of customers, newest first.");
        bulk.MapPost("", Start).WithName("StartBulkChange").Requires(Right.ManageCustomers).Answers<Wire.BulkChange>(201)
            .WithSummary("Change many customers in the same way: those that are named and those that fit, at most 100,000.");
        bulk.MapGet("/{id}", Read).WithName("ReadBulkChange").Requires(Right.ReadCustomers).Answers<Wire.BulkChange>()
            .WithSummary("One bulk change, with how far it is.");
        bulk.MapPost("/{id}/cancel", Cancel).WithName("CancelBulkChange").Requires(Right.ManageCustomers).Answers<Wire.BulkChange>()
            .WithSummary("Stop a bulk change; what was changed stays.");
        bulk.MapGet("/{id}/results", Results).WithName("ReadBulkResults").Requires(Right.ReadCustomers).Produces<Stream>(200, CsvAnswer.MediaType)
            .WithSummary("What became of each customer as a CSV file: customer, outcome, problem; for 30 days after the end.");
    }

    private static async Task<IResult> List(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.BulkChangeReader(call.Tenant).List(page.Cursor, page.Limit), SeenBy(call));

    private static async Task<IResult> Start(New<Wire.StartBulkChange> body, Call call, IGrainFactory grains) =>
        ToCommand(body.Value).Try(out var command, out var refusal)
            ? Answer.Created(await grains.BulkChange(call.Tenant, body.Id).Start(command, call.Caller, call.Sight, body.Once), SeenBy(call), bulk => $"/v1/bulk-changes/{bulk.Id}")
            : Answer.Refused(refusal);

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) => Answer.Ok(await grains.BulkChange(call.Tenant, id).Read(), SeenBy(call));

    private static async Task<IResult> Cancel(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.BulkChange(call.Tenant, id).Cancel(call.Caller, call.OnceOrNull()), SeenBy(call));

    private static async Task<IResult> Results(EntityId id, Call call, IGrainFactory grains)
    {
        var reader = grains.BulkChangeReader(call.Tenant);
        var first = await reader.Results(id, null, Paging.MaxLimit);
        return CsvAnswer.Of(
            ["customer", "outcome", "problem"], first, cursor => reader.Results(id, cursor, Paging.MaxLimit),
            result => [$"{result.CustomerId}", $"{result.Outcome}".ToLowerInvariant(), result.Problem]);
    }

    private static Outcome<StartBulkChange> ToCommand(Wire.StartBulkChange it)
    {
        CustomerFilter? filter = null;
        if (it.Filter is { } given && !FilterWire.ToFilter(given).Try(out filter, out var refusal))
            return refusal;
        if ((it.Change.AddTags ?? []).Concat(it.Change.RemoveTags ?? []).Any(tag => tag is null))
            return Refusal.Invalid("change", "A tag can't be null.");
        var edit = new BulkEdit(
            [.. it.Change.AddTags ?? []], [.. it.Change.RemoveTags ?? []], it.Change.OwnerId, it.Change.Unown,
            it.Change.Fields is { } fields ? [.. fields.Select(field => new FieldValue(field.Key, field.Value ?? ""))] : [], it.Change.Archived);
        return new StartBulkChange(it.Label, edit, [.. it.Customers ?? []], filter);
    }

    private static Func<BulkChange, Wire.BulkChange> SeenBy(Call call) => bulk => ToWire(call.Sight.Show(bulk));

    private static Wire.BulkChange ToWire(BulkChange it)
    {
        var edit = it.Command.Edit;
        return new(
            it.Id, it.Command.Label, (Wire.BulkState)it.State,
            new(edit.AddTags, edit.RemoveTags, edit.OwnerId, edit.Unown, edit.Fields.ToDictionary(field => field.Key, field => (string?)field.Value), edit.Archived),
            it.Command.Filter is { } filter ? FilterWire.ToWire(filter) : null, it.Total, it.Changed, it.Unchanged, it.Refused, it.Problem, it.StartedAt, it.FinishedAt, it.Version);
    }
}
