using System.Reflection;
using CloudCrm.Contracts.Billing;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>How many months of revenue.</summary>
internal sealed record RevenueQuery(int Months, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int Usual = 12;

    public static ValueTask<RevenueQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<RevenueQuery?>(new((int)query.Number("months", Usual, 1, IRevenueReader.MonthsMax), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new InputMetadata("months", typeof(int), $"How many months with the running one, 1 to {IRevenueReader.MonthsMax}; {Usual} when left out."));
}
