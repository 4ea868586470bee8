using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Operator;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Metering;

/// <summary>What is counted: for tenants to read, for the operator to define.</summary>
internal static class MeterEndpoints
{
    public static void MapMeters(this IEndpointRouteBuilder api)
    {
        api.MapGet("/meters", List).WithName("ListMeters").WithTags("Usage").Requires(Right.ReadUsage).Answers<Wire.Page<Wire.Meter>>()
            .WithSummary("What is counted and how, archived meters too, on one page.");

        var meters = api.MapGroup("/operator/meters").WithTags("Operator").Requires(Right.Operate).AddEndpointFilter<RouteGroupBuilder, OperatorWitness>();
        meters.MapGet("", List).WithName("ListAllMeters").Answers<Wire.Page<Wire.Meter>>()
            .WithSummary("All meters, the product's own first, then by code, on one page.");
        meters.MapPost("", Define).WithName("DefineMeter").Answers<Wire.Meter>(201)
            .WithSummary("Define a meter of what other programs tell of. It holds for all tenants and never changes.");
        meters.MapGet("/{id}", Inspect).WithName("InspectMeter").Answers<Wire.Meter>()
            .WithSummary("One meter.");
        meters.MapPost("/{id}/archive", Archive).WithName("ArchiveMeter").TakesVersion().Answers<Wire.Meter>()
            .WithSummary("Take no more events for a meter; what was counted stays.");
    }

    private static async Task<IResult> List(IGrainFactory grains) =>
        Answer.Page<MeterDefinition, Wire.Meter>(new Page<MeterDefinition>(await grains.MeterBook().Read(), null), ToWire);

    private static async Task<IResult> Define(New<Wire.DefineMeter> body, Call call, IGrainFactory grains) => Answer.Created(
        await grains.MeterBook().Define(body.Id, ToCommand(body.Value), call.Caller, body.Once), ToWire, meter => $"/v1/operator/meters/{meter.Id}");

    private static async Task<IResult> Inspect(EntityId id, IGrainFactory grains) =>
        Answer.Ok((await grains.MeterBook().Read()).FirstOrDefault(meter => meter.Id == id) is { } found ? found : (Outcome<MeterDefinition>)Refusal.NotFound("meter"), ToWire);

    private static async Task<IResult> Archive(EntityId id, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.MeterBook().Archive(id, call.ExpectedVersion, call.Caller, call.OnceOrNull()), ToWire);

    private static DefineMeter ToCommand(Wire.DefineMeter it) =>
        new(it.Code, it.Name, it.Unit, (MeterAggregation)it.Aggregation, it.Decimals, it.UnitSize, it.Property);

    private static Wire.Meter ToWire(MeterDefinition it) =>
        new(it.Id, it.Code, it.Name, it.Unit, (Wire.MeterAggregation)it.Aggregation, it.Decimals, it.UnitSize, it.IsExternal, it.Property, it.ArchivedAt, it.Version);
}
