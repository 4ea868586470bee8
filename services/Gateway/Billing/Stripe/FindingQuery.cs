using System.Reflection;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing.Stripe;

/// <summary>Which differences with Stripe, and which page of them.</summary>
internal sealed record FindingQuery(Guid? Tenant, bool WithResolved, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<FindingQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<FindingQuery?>(new(query.Id("tenant"), query.Flag("withResolved"), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("tenant", typeof(Guid), "Only those of this tenant."));
        builder.Metadata.Add(new InputMetadata("withResolved", typeof(bool), "Also those that no longer hold, or were closed."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
