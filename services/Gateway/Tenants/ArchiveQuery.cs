using System.Reflection;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Tenants;

/// <summary>What to take out.</summary>
internal sealed record ArchiveQuery(bool Files, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<ArchiveQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<ArchiveQuery?>(new(!query.Flag("withoutFiles"), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new InputMetadata("withoutFiles", typeof(bool), "True leaves the bytes of files out; the list of them stays."));
}
