using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Metering;

internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder api) =>
        api.MapGet("/usage", Read).WithName("ReadUsage").WithTags("Usage").Requires(Right.ReadUsage).Answers<Wire.Usage>()
            .WithSummary("What the tenant used between two instants, split by meter, day, channel or user.");

    private static async Task<IResult> Read(UsageQuery query, Call call, IGrainFactory grains) =>
        Answer.List(await grains.UsageReader(call.Tenant).Read(query.From, query.To, query.GroupBy), ToWire);

    private static Wire.Usage ToWire(Usage usage) =>
        new(usage.From, usage.To, [.. usage.Lines.Select(line => new Wire.UsageLine(line.Meter, line.Group, line.Quantity))], usage.IsSandbox);
}
