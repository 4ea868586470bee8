using System.Reflection;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Metering;

internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder api) =>
        api.MapGet("/usage", Read).WithName("ReadUsage").WithTags("Usage").Requires(Right.ReadUsage).Answers<Wire.Usage>()
            .WithSummary("What the tenant used between two instants, split by meter, day, channel or user.");

    private static async Task<IResult> Read(UsageQuery query, Call call, IGrainFactory grains) =>
        Answer.Ok(await grains.UsageReader(call.Tenant).Read(query.From, query.To, query.GroupBy), ToWire);

    private static Wire.Usage ToWire(Usage usage) =>
        new(usage.From, usage.To, [.. usage.Lines.Select(line => new Wire.UsageLine(line.Meter, line.Group, line.Quantity))]);

    private sealed record UsageQuery(DateTimeOffset From, DateTimeOffset To, UsageGroup GroupBy, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
    {
        public static ValueTask<UsageQuery?> BindAsync(HttpContext http)
        {
            var query = new QueryReader(http.Request);
            return ValueTask.FromResult<UsageQuery?>(
                new(query.NeededInstant("from"), query.NeededInstant("to"), query.Choice<UsageGroup>("groupBy") ?? UsageGroup.Meter, query.Fault));
        }

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        {
            builder.Metadata.Add(new InputMetadata("from", typeof(DateTimeOffset), "Start, inclusive, on a UTC quarter-hour.") { IsNeeded = true });
            builder.Metadata.Add(new InputMetadata("to", typeof(DateTimeOffset), "End, exclusive, on a UTC quarter-hour, at most 400 days after the start.") { IsNeeded = true });
            builder.Metadata.Add(new InputMetadata("groupBy", typeof(Wire.UsageGroup), "What to split by; meter when left out."));
        }
    }
}
