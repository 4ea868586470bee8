using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Customers;

internal static class MergeEndpoints
{
    public static void MapMerges(this IEndpointRouteBuilder api)
    {
        var customer = api.MapGroup("/customers/{id}").WithTags("Customers");
        customer.MapPost("/merge", Merge).WithName("MergeCustomer").Requires(Right.ManageCustomers).TakesVersion().Answers<Wire.Customer>()
            .WithSummary("Merge a customer into another, which stands for both until they are unmerged. Nothing of either is rewritten.");
        customer.MapPost("/unmerge", Unmerge).WithName("UnmergeCustomer").Requires(Right.ManageCustomers).TakesVersion().Answers<Wire.Customer>()
            .WithSummary("Take a customer out of the one that it was merged into: their timelines are as if no merge had been.");
        customer.MapGet("/duplicates", DuplicatesOf).WithName("ListDuplicatesOf").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.Duplicate>>()
            .WithSummary("Who may be the same as a customer, likeliest first: a common phone, mail or handle, or a similar name. At most 100, on one page.");
        api.MapGet("/customers/duplicates", Duplicates).WithTags("Customers").WithName("ListDuplicates").Requires(Right.ReadCustomers).Answers<Wire.Page<Wire.DuplicatePair>>()
            .WithSummary("Pairs of customers that may be one, along the list by name. A page may be short and go on all the same: it looks at no more than 200 customers.");
    }

    private static async Task<IResult> DuplicatesOf(EntityId id, Call call, IGrainFactory grains) => Answer.Page(
        (await grains.DuplicateFinder(call.Tenant).Of(id, call.Sight)).Select(found => new Page<Duplicate>(found, null)), CustomerWire.DuplicatesSeenBy(call));

    private static async Task<IResult> Duplicates(PageQuery page, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.DuplicateFinder(call.Tenant).Pairs(page.Cursor, page.Limit, call.Sight), CustomerWire.PairsSeenBy(call));

    private static async Task<IResult> Merge(EntityId id, Body<Wire.MergeCustomer> body, Call call, IGrainFactory grains) => Answer.Ok(
        await grains.MergeGate(call.Tenant).Merge(id, body.Value.SurvivorId, call.ExpectedVersion, call.Caller, call.OnceOnRoute(body.Value)), CustomerWire.SeenBy(call));

    private static async Task<IResult> Unmerge(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Customer(call.Tenant, id).Unmerge(call.ExpectedVersion, call.Caller, call.OnceOrNull()), CustomerWire.SeenBy(call));
}
