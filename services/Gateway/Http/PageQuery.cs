using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Http;

/// <summary>Describes a query parameter or header in the OpenAPI document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What it is.</param>
internal sealed record InputMetadata(string Name, Type Type, string Description)
{
    public bool IsHeader { get; init; }

    /// <summary>Whether it may stand several times; <see cref="Type"/> is that of one.</summary>
    public bool Repeats { get; init; }

    public bool IsNeeded { get; init; }

    public static InputMetadata Cursor { get; } = new("cursor", typeof(string), "The cursor of the page before; the first page when left out.");

    public static InputMetadata Limit { get; } = new("limit", typeof(int), $"Items on the page, 1 to {Paging.MaxLimit}; {Paging.DefaultLimit} when left out.");
}

/// <summary>Which page of a list.</summary>
internal sealed record PageQuery(string? Cursor, int Limit, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<PageQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        return ValueTask.FromResult<PageQuery?>(new(query.Cursor(), query.Limit(), query.Fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(InputMetadata.Cursor);
        builder.Metadata.Add(InputMetadata.Limit);
    }
}
