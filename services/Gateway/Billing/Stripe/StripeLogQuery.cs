using System.Reflection;
using CloudCrm.Contracts.Billing;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Billing.Stripe;

/// <summary>Which calls to Stripe, and which page of them.</summary>
internal sealed record StripeCallQuery(StripeLogFilter Filter, StripeCallResult? Result, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<StripeCallQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<StripeCallQuery?>(new(StripeLogInputs.Read(query), query.Choice<StripeCallResult>("result"), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("result", typeof(Wire.StripeCallResult), "Only those that ended so."));
        StripeLogInputs.AddTo(builder);
    }
}

/// <summary>Which events of Stripe's, and which page of them.</summary>
internal sealed record StripeEventQuery(StripeLogFilter Filter, StripeEventState? State, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<StripeEventQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<StripeEventQuery?>(new(StripeLogInputs.Read(query), query.Choice<StripeEventState>("eventState"), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("eventState", typeof(Wire.StripeEventState), "Only those of which this became."));
        StripeLogInputs.AddTo(builder);
    }
}

/// <summary>What both lists take.</summary>
internal static class StripeLogInputs
{
    private const int ObjectMax = 255;

    public static StripeLogFilter Read(QueryReader query) => new(query.Id("tenant"), query.Text("object", ObjectMax));

    public static void AddTo(EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("tenant", typeof(Guid), "Only those of this tenant."));
        builder.Metadata.Add(new InputMetadata("object", typeof(string), "Only those about this object of Stripe's."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
