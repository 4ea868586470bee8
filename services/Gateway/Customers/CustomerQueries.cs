using System.Reflection;
using CloudCrm.Contracts.Customers;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Customers;

/// <summary>Which customers, and which page of them.</summary>
internal sealed record CustomerListQuery(string? Name, bool Archived, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxName = 200;

    public static ValueTask<CustomerListQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<CustomerListQuery?>(
            new(query.Text("name", MaxName), query.Flag("archived"), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("name", typeof(string), "What the name begins with, case and accents aside."));
        builder.Metadata.Add(new InputMetadata("archived", typeof(bool), "True adds archived customers."));
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}

/// <summary>A phone, mail or handle to look up, and which page of those that have it.</summary>
internal sealed record LookupQuery(ContactKind Kind, string Value, string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxValue = 254;

    public static ValueTask<LookupQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var kind = query.Needed("kind", query.Choice<ContactKind>("kind")) ?? default;
        return ValueTask.FromResult<LookupQuery?>(new(kind, query.NeededText("value", MaxValue), query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new InputMetadata("kind", typeof(Wire.ContactKind), "What the value is.") { IsNeeded = true });
        builder.Metadata.Add(new InputMetadata("value", typeof(string), "The phone, mail or handle, whatever its spelling.") { IsNeeded = true });
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
