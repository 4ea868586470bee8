using System.Reflection;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>Which plan.</summary>
internal sealed record PlanQuery(string Plan, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxLength = 40;

    public static ValueTask<PlanQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<PlanQuery?>(new(query.NeededText("plan", MaxLength), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new InputMetadata("plan", typeof(string), "The plan's code.") { IsNeeded = true });
}
