using System.Reflection;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Tenants;

/// <summary>From where on in the journal, and how much of it.</summary>
internal sealed record JournalQuery(long After, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<JournalQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<JournalQuery?>(new(query.Number("after", 0, 0, long.MaxValue), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("after", typeof(long), "The sequence number to go on after; from the beginning when left out."));
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
