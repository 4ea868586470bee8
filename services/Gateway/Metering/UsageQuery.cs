using System.Reflection;
using CloudCrm.Contracts.Metering;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Metering;

/// <summary>Which span of usage, and how to split it.</summary>
internal sealed record UsageQuery(DateTimeOffset From, DateTimeOffset To, UsageGroup GroupBy, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
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
