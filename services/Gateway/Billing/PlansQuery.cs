using System.Reflection;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>In which currency, and for how many seats.</summary>
internal sealed record PlansQuery(string Currency, int Seats, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxSeats = 10_000;

    public static ValueTask<PlansQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<PlansQuery?>(new(query.Text("currency", 3) ?? PriceListQuery.WhenAbsent, (int)query.Number("seats", 1, 1, MaxSeats), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("currency", typeof(string), $"USD, EUR, TWD, CNY or JPY; {PriceListQuery.WhenAbsent}, which new companies pay in, when left out."));
        builder.Metadata.Add(new InputMetadata("seats", typeof(int), "For how many seats the totals are, 1 to 10000; 1 when left out."));
    }
}
