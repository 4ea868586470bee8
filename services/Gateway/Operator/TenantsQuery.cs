using System.Reflection;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Operator;

/// <summary>Which tenants, and which page of them.</summary>
internal sealed record TenantsQuery(TenantFilter Filter, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int NameMax = 200;
    private const int PlanMax = 50;

    public static ValueTask<TenantsQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var filter = new TenantFilter(query.Text("name", NameMax), query.Text("plan", PlanMax), query.Choice<TenantState>("tenantState"), query.Choice<PaymentStanding>("payment"));
        return ValueTask.FromResult<TenantsQuery?>(new(filter, query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("name", typeof(string), "What the name contains, upper and lower case alike."));
        builder.Metadata.Add(new InputMetadata("plan", typeof(string), "The plan's code."));
        builder.Metadata.Add(new InputMetadata("tenantState", typeof(Wire.TenantState), "The state; all when left out."));
        builder.Metadata.Add(new InputMetadata("payment", typeof(Wire.PaymentStanding), "How they stand with what is to be paid; all when left out."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
