using System.Reflection;
using CloudCrm.Contracts.Billing;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>How charges are to be split, and of which period.</summary>
internal sealed record CostQuery(CostGroup By, StatementPeriod Period, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<CostQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<CostQuery?>(new(
            query.Needed("by", query.Choice<CostGroup>("by")) ?? default, query.Choice<StatementPeriod>("period") ?? StatementPeriod.Running, query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("by", typeof(Wire.CostGroup), "What to split by; by customer it takes the right readCustomers too.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("period", typeof(Wire.StatementPeriod), "Which period; running when left out."));
    }
}
