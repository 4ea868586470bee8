using System.Reflection;
using CloudCrm.Contracts.Billing;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>Which unpaid invoices, and which page of them.</summary>
internal sealed record UnpaidQuery(UnpaidState? State, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<UnpaidQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<UnpaidQuery?>(new(query.Choice<UnpaidState>("state"), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("state", typeof(Wire.UnpaidState), "Which; all when left out. Overdue ones are open too."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
