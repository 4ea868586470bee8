using System.Collections.Immutable;
using System.Reflection;
using CloudCrm.Contracts.Billing;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>Whose figures.</summary>
internal sealed record FiguresQuery(ImmutableArray<Guid> Tenants, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<FiguresQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<FiguresQuery?>(new([.. query.Ids("tenant", ITenantFiguresReader.TenantsMax)], query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new InputMetadata("tenant", typeof(Guid), $"A tenant's id; up to {ITenantFiguresReader.TenantsMax} times.") { Repeats = true });
}
