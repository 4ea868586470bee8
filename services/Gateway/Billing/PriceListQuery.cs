using System.Reflection;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing;

/// <summary>In which currency, and when.</summary>
internal sealed record PriceListQuery(string Currency, DateTimeOffset? At, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    /// <summary>What a new tenant pays in.</summary>
    public const string WhenAbsent = "USD";

    public static ValueTask<PriceListQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<PriceListQuery?>(new(query.Text("currency", 3) ?? WhenAbsent, query.Instant("at"), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("currency", typeof(string), $"USD, EUR, TWD, CNY or JPY; {WhenAbsent} when left out."));
        builder.Metadata.Add(new InputMetadata("at", typeof(DateTimeOffset), "When the prices hold; now when left out. What is published already holds in the future, too."));
    }
}
