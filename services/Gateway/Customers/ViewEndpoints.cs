using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Customers;

internal static class ViewEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Views");
        views.MapGet("", List).WithName("ListViews").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.CustomerView>>()
            .WithSummary("The shared views and one's own, by name, at most 250, on one page.");
        views.MapPost("", Save).WithName("SaveView").Requires(Right.ReadCustomers).Answers<Wire.CustomerView>(201)
            .WithSummary("Keep a list of customers: which ones, in which order, with which columns.");
        views.MapGet("/{id}", Read).WithName("ReadView").Requires(Right.ReadCustomers).Answers<Wire.CustomerView>()
            .WithSummary("One view.");
        views.MapPatch("/{id}", Change).WithName("ChangeView").Requires(Right.ReadCustomers).Versioned().Answers<Wire.CustomerView>()
            .WithSummary("Change one's own view; who manages the tenant changes shared ones too.");
        views.MapDelete("/{id}", Delete).WithName("DeleteView").Requires(Right.ReadCustomers).AnswersNothing()
            .WithSummary("Delete one's own view; who manages the tenant deletes shared ones too.");
    }

    private static async Task<IResult> List(Call call, IGrainFactory grains) => Answer.Page<CustomerView, Wire.CustomerView>(
        new Page<CustomerView>(await grains.ViewBook(call.Tenant).List(call.Caller.Id), null), ToWire);

    private static async Task<IResult> Save(New<Wire.SaveView> body, Call call, IGrainFactory grains)
    {
        var it = body.Value;
        if (!FilterWire.ToFilter(it.Filter).Try(out var filter, out var refusal))
            return Answer.Refused(refusal);
        var command = new SaveView(it.Name, it.Shared, filter, it.Columns is null ? [] : [.. it.Columns]);
        return Answer.Created(await grains.ViewBook(call.Tenant).Save(body.Id, command, call.Caller, body.Once), ToWire, view => $"/v1/views/{view.Id}");
    }

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.ViewBook(call.Tenant).Read(id, call.Caller.Id), ToWire);

    private static async Task<IResult> Change(EntityId id, Body<Wire.ChangeView> body, Call call, IGrainFactory grains)
    {
        var it = body.Value;
        CustomerFilter? filter = null;
        if (it.Filter is { } given && !FilterWire.ToFilter(given).Try(out filter, out var refusal))
            return Answer.Refused(refusal);
        var command = new ChangeView(it.Name, it.Shared, filter, it.Columns is null ? null : [.. it.Columns]);
        return Answer.Ok(await grains.ViewBook(call.Tenant).Change(id, command, call.ExpectedVersion, call.Caller, Manages(call)), ToWire);
    }

    private static async Task<IResult> Delete(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Done(await grains.ViewBook(call.Tenant).Delete(id, call.Caller, Manages(call)));

    private static bool Manages(Call call) => call.Principal.Rights.HasFlag(Right.ManageTenant);

    private static Wire.CustomerView ToWire(CustomerView view) => new(
        view.Id, view.Name, view.Shared, view.OwnerId, FilterWire.ToWire(view.Filter), view.Columns, view.Version);
}
