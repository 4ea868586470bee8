using System.Reflection;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>Between which instants.</summary>
internal sealed record TimeQuery(DateTimeOffset From, DateTimeOffset To, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<TimeQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<TimeQuery?>(new(query.NeededInstant("from"), query.NeededInstant("to"), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("from", typeof(DateTimeOffset), "Start, inclusive.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("to", typeof(DateTimeOffset), "End, exclusive, at most 400 days after the start.") { IsNeeded = true });
    }
}
