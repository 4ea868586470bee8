using System.Reflection;
using CloudCrm.Contracts.Billing;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>Which plan, and which period.</summary>
internal sealed record WhatIfQuery(string Plan, StatementPeriod Period, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxLength = 40;

    public static ValueTask<WhatIfQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<WhatIfQuery?>(new(query.NeededText("plan", MaxLength), query.Choice<StatementPeriod>("period") ?? StatementPeriod.Running, query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("plan", typeof(string), "The plan's code.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("period", typeof(Wire.StatementPeriod), "Which period; running when left out."));
    }
}
