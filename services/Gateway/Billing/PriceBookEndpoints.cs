using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Operator;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing;

/// <summary>What the product costs: for tenants the prices in force, for operators its versions.</summary>
internal static class PriceBookEndpoints
{
    public static void MapPriceBook(this IEndpointRouteBuilder api)
    {
        api.MapGet("/price-book", ReadInForce).WithName("ReadPriceBook").WithTags("Billing").Requires(Right.None).Answers<Wire.PriceList>()
            .WithSummary("The plans and prices that hold now, or at another time, in one currency.");
        api.MapGet("/plans", ListPlans).WithName("ListPlans").WithTags("Billing").Anonymous().AddEndpointFilter(new DoorFilter(Door.Prices)).Answers<Wire.PlanChoices>()
            .WithSummary("The plans that a company can choose at sign-up, as a visitor sees them.");

        var books = api.MapGroup("/operator/price-books").WithTags("Operator").Requires(Right.Operate).AddEndpointFilter<RouteGroupBuilder, OperatorWitness>();
        books.MapGet("", List).WithName("ListPriceBooks").Answers<Wire.Page<Wire.PriceBookVersion>>()
            .WithSummary("All versions of the price book, the last to hold first.");
        books.MapGet("/{id}", Inspect).WithName("InspectPriceBook").Answers<Wire.PublishedPriceBook>()
            .WithSummary("One version of the price book.");
        books.MapPost("/validate", Validate).WithName("ValidatePriceBook").Unkeyed().Answers<Wire.PriceBookCheck>()
            .WithSummary("What stands against publishing a price book now; nothing is stored.");
        books.MapPost("/preview", Preview).WithName("PreviewPriceBook").Unkeyed().Answers<Wire.PricePreview>()
            .WithSummary("What given quantities would cost under a price book; nothing is stored.");
        books.MapPost("", Publish).WithName("PublishPriceBook").Keyed().Answers<Wire.PriceBookVersion>(201)
            .WithSummary("Publish a version of the price book, which never changes again and holds from a time in the future on.");
    }

    private static async Task<IResult> ReadInForce(PriceListQuery query, IGrainFactory grains) =>
        Answer.List(await grains.PriceBookReader().InForce(query.Currency, query.At), document => PriceBookWire.ToList(document, query.Currency));

    private static async Task<IResult> ListPlans(PlansQuery query, IGrainFactory grains) =>
        Answer.List(await grains.PriceBookReader().InForce(query.Currency, at: null), document => PriceBookWire.ToChoices(document, query.Currency, query.Seats));

    private static async Task<IResult> List(IGrainFactory grains) =>
        Answer.Page<PriceBookVersion, Wire.PriceBookVersion>(await grains.PriceBookReader().All(), PriceBookWire.ToWire);

    private static async Task<IResult> Inspect(EntityId id, IGrainFactory grains) => Answer.List(await grains.PriceBookReader().Read(id), PriceBookWire.ToWire);

    private static async Task<IResult> Validate(Body<Wire.PriceBookDocument> body, IGrainFactory grains)
    {
        var troubles = await grains.PriceBookReader().Validate(PriceBookWire.ToDocument(body.Value));
        return Answer.Ok<Wire.PriceBookCheck, Wire.PriceBookCheck>(
            new Wire.PriceBookCheck(troubles.IsEmpty, [.. troubles.Select(it => new Wire.FieldProblem(it.Field, it.Detail))]), it => it);
    }

    private static async Task<IResult> Preview(Body<Wire.PreviewPriceBook> body, IGrainFactory grains) =>
        Answer.Ok(await grains.PriceBookReader().Preview(PriceBookWire.ToCommand(body.Value)), PriceBookWire.ToWire);

    private static async Task<IResult> Publish(Body<Wire.PriceBookDocument> body, Call call, IGrainFactory grains) => Answer.Created(
        await grains.PriceBook().Publish(call.IdFromKey(), PriceBookWire.ToDocument(body.Value), call.Caller, call.OnceOnRoute(body.Value)!), PriceBookWire.ToWire);
}
