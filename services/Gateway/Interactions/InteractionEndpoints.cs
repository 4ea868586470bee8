using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Billing;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Interactions;

internal static class InteractionEndpoints
{
    public static void MapInteractions(this IEndpointRouteBuilder api)
    {
        var interactions = api.MapGroup("/interactions").WithTags("Interactions");
        interactions.MapGet("", List).WithName("ListInteractions").Requires(Right.ReadInteractions).Answers<Wire.Page<Wire.Interaction>>()
            .WithSummary("Interactions, newest first by the time they began, with their customers' names and the beginnings of their last messages.");
        interactions.MapPost("", Open).WithName("OpenInteraction").Requires(Right.ServeCustomers).Answers<Wire.Interaction>(201)
            .WithSummary("Open an interaction with a customer.");
        interactions.MapGet("/{id}", Read).WithName("ReadInteraction").Requires(Right.ReadInteractions).Answers<Wire.Interaction>()
            .WithSummary("One interaction, with what it costs for who may read usage.");
        interactions.MapPatch("/{id}", Change).WithName("ChangeInteraction").Requires(Right.ServeCustomers).Versioned().Answers<Wire.Interaction>()
            .WithSummary("Change an interaction; what is left out stays as it is.");
    }

    private static async Task<IResult> List(InteractionListQuery query, Call call, IGrainFactory grains) =>
        Answer.Page(await grains.InteractionReader(call.Tenant).List(query.Filter, query.Cursor, query.Limit), InteractionWire.SeenBy(call));

    private static async Task<IResult> Open(New<Wire.OpenInteraction> body, Call call, IGrainFactory grains) =>
        Answer.Created(
            await grains.Interaction(call.Tenant, body.Id).Open(body.Value.ToCommand(), call.Caller, body.Once),
            InteractionWire.SeenBy(call),
            interaction => $"/v1/interactions/{interaction.Id}");

    private static async Task<IResult> Read(EntityId id, Call call, IGrainFactory grains, InteractionCosts costs)
    {
        var costing = costs.Read(call, id);
        var read = await grains.Interaction(call.Tenant, id).Read();
        return await costing is { } cost
            ? Answer.Moving(read, it => InteractionWire.SeenBy(call)(it) with { Cost = cost })
            : Answer.Ok(read, InteractionWire.SeenBy(call));
    }

    private static async Task<IResult> Change(EntityId id, Body<Wire.ChangeInteraction> body, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.Interaction(call.Tenant, id).Change(body.Value.ToCommand(), call.ExpectedVersion, call.Caller), InteractionWire.SeenBy(call));
}
