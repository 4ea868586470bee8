using System.Collections.Immutable;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Billing;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Customers;

internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("", List).WithName("ListCustomers").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.Customer>>()
            .WithSummary("Customers that fit, in the order asked for. A page may be short and go on all the same: it looks at no more than 2,000 customers.");
        customers.MapPost("", Register).WithName("RegisterCustomer").Requires(Right.ManageCustomers).Answers<Wire.Customer>(201)
            .WithSummary("Register a person or organisation.");
        customers.MapGet("/lookup", Lookup).WithName("LookupCustomers").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.Customer>>()
            .WithSummary("Customers that have this phone, mail or handle, archived ones too. Merged ones answer with their survivor, once; so a page may be short and go on.");
        customers.MapGet("/search", Search).WithName("SearchCustomers").Requires(Right.ReadCustomers).Answers<Wire.CustomerHits>()
            .WithSummary("Customers by name, phone, mail, handle, note and whatever else is known of them, best first.");
        customers.MapGet("/{id}", Read).WithName("ReadCustomer").Requires(Right.ReadCustomers).Answers<Wire.Customer>()
            .WithSummary("One customer, with who was merged into it.");
        customers.MapPatch("/{id}", Change).WithName("ChangeCustomer").Requires(Right.ManageCustomers).Versioned().Answers<Wire.Customer>()
            .WithSummary("Change a customer; what is left out stays as it is.");
        customers.MapPost("/{id}/archive", Archive).WithName("ArchiveCustomer").Requires(Right.ManageCustomers).TakesVersion().Answers<Wire.Customer>()
            .WithSummary("Archive a customer: it leaves the lists and keeps its timeline.");
        customers.MapPost("/{id}/restore", Restore).WithName("RestoreCustomer").Requires(Right.ManageCustomers).TakesVersion().Answers<Wire.Customer>()
            .WithSummary("Take an archived customer back.");
        customers.MapGet("/{id}/timeline", Timeline).WithName("ReadTimeline").Requires(Right.ReadCustomers | Right.ReadInteractions).Answers<Wire.Page<Wire.TimelineEntry>>()
            .WithSummary("Every interaction, note and change of a customer and of whoever was merged into it, newest first.");
        customers.MapGet("/{id}/history", History).WithName("ReadHistory").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.CustomerChange>>()
            .WithSummary("Every change of a customer with what was before and after, newest first.");
        customers.MapPost("/{id}/history/{changeId}/undo", Undo).WithName("UndoChange").Requires(Right.ManageCustomers).TakesVersion().Answers<Wire.Customer>()
            .WithSummary("Take one change back, whole or not at all; refused where a field that it touched is another by now.");
        customers.MapGet("/{id}/cost", Cost).WithName("ReadCustomerCost").Requires(Right.ReadCustomers | Right.ReadUsage).Answers<Wire.CustomerCost>()
            .WithSummary("What the usage with a customer, and with whoever was merged into it, has cost in the running billing period.");
        customers.MapGet("/{id}/related", Related).WithName("ListRelated").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.Related>>()
            .WithSummary("Customers that stand in a relation to this one.");
    }

    private static async Task<IResult> List(CustomerListQuery query, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.CustomerReader(call.Tenant).List(query.Filter, query.Cursor, query.Limit, call.Sight), CustomerWire.SeenBy(call));

    private static async Task<IResult> Register(New<Wire.RegisterCustomer> body, Call call, IGrainFactory grains) =>
        Answer.Created(
            await grains.Customer(call.Tenant, body.Id).Register(body.Value.ToCommand(), call.Caller, call.Sight, body.Once),
            CustomerWire.SeenBy(call),
            customer => $"/v1/customers/{customer.Id}");

    private static async Task<IResult> Lookup(LookupQuery query, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.CustomerReader(call.Tenant).Lookup(query.Kind, query.Value, query.Cursor, query.Limit, call.Sight), CustomerWire.SeenBy(call));

    /// <summary>Who may not see interactions finds nobody by their notes.</summary>
    private static async Task<IResult> Search(SearchQuery query, Call call, IGrainFactory grains) => Answer.List(
        await grains.CustomerSearcher(call.Tenant).Search(
            query.Text, query.Archived, query.Limit, call.Principal.Rights.HasFlag(Right.ReadInteractions) ? call.Sight.HiddenInSearch : call.Sight.HiddenInSearch.Add("note")),
        CustomerWire.HitsSeenBy(call));

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains)
    {
        var customer = await grains.Customer(call.Tenant, id).Read();
        var merged = customer.IsOk ? await Merged(id, call, grains) : [];
        return Answer.Ok(customer, one => CustomerWire.SeenBy(call)(one) with { Merged = [.. merged.Select(CustomerWire.MergedSeenBy(call))] });
    }

    // Almost nobody was merged into anybody: only of the others the rows are asked.
    private static async Task<ImmutableArray<Customer>> Merged(EntityId id, Call call, IGrainFactory grains) =>
        await grains.MergeGate(call.Tenant).MayHaveMerged(id) ? await grains.CustomerReader(call.Tenant).Merged(id) : [];

    private static async Task<IResult> Cost(EntityId id, Call call, IGrainFactory grains) => (await grains.Customer(call.Tenant, id).Read()).Try(out _, out var refusal)
        ? Answer.Ok(await grains.StatementReader(call.Tenant).CostOfCustomer([id, .. (await Merged(id, call, grains)).Select(merged => merged.Id)]), AccountWire.ToWire)
        : Answer.Refused(refusal);

    private static async Task<IResult> Change(EntityId id, Body<Wire.ChangeCustomer> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Customer(call.Tenant, id).Change(body.Value.ToCommand(), call.ExpectedVersion, call.Caller, call.Sight), CustomerWire.SeenBy(call));

    private static Task<IResult> Archive(EntityId id, Call call, IGrainFactory grains) => SetArchived(id, true, call, grains);

    private static Task<IResult> Restore(EntityId id, Call call, IGrainFactory grains) => SetArchived(id, false, call, grains);

    private static async Task<IResult> SetArchived(EntityId id, bool archived, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Customer(call.Tenant, id).SetArchived(archived, call.Caller, call.ExpectedVersion, call.OnceOrNull()), CustomerWire.SeenBy(call));

    private static async Task<IResult> Timeline(EntityId id, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.CustomerReader(call.Tenant).Timeline(id, page.Cursor, page.Limit), CustomerWire.ToWire);

    private static async Task<IResult> History(EntityId id, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.CustomerReader(call.Tenant).History(id, page.Cursor, page.Limit, call.Sight), CustomerWire.ToWire);

    private static async Task<IResult> Undo(EntityId id, EntityId changeId, Call call, IGrainFactory grains) => Answer.Ok(
        await grains.Customer(call.Tenant, id).Undo(changeId, call.ExpectedVersion, call.Caller, call.Sight, call.OnceOrNull()), CustomerWire.SeenBy(call));

    private static async Task<IResult> Related(EntityId id, PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.CustomerReader(call.Tenant).Related(id, page.Cursor, page.Limit, call.Sight), CustomerWire.ToWire);
}
