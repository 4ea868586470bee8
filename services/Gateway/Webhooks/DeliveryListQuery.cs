using System.Reflection;
using CloudCrm.Contracts.Webhooks;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Webhooks;

/// <summary>Which deliveries, and which page of them.</summary>
internal sealed record DeliveryListQuery(DeliveryOutcome? Outcome, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<DeliveryListQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<DeliveryListQuery?>(new(query.Choice<DeliveryOutcome>("outcome"), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("outcome", typeof(Wire.DeliveryOutcome), "Only those of which this became."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
