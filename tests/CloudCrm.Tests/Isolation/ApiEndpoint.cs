using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using CloudCrm.Tests.Gateway;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace CloudCrm.Tests.Isolation;

/// <summary>An endpoint of the API as its own metadata describes it.</summary>
internal sealed record ApiEndpoint(RouteEndpoint Endpoint)
{
    public string Name => Endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

    public string Method => Endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single();

    public string Template => "/" + Endpoint.RoutePattern.RawText!.TrimStart('/');

    public Requirement Requirement => Endpoint.Metadata.GetRequiredMetadata<Requirement>();

    /// <summary>The type of its JSON body; null where it has none.</summary>
    public Type? BodyType => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    public bool TakesFile => Endpoint.Metadata.GetMetadata<FileMetadata>() is not null;

    public bool TakesEvents => Endpoint.Metadata.GetMetadata<EventsMetadata>() is not null;

    public bool IsVersioned => Endpoint.Metadata.GetMetadata<VersionedMetadata>() is not null;

    /// <summary>Opens a new session each time, whatever the key.</summary>
    public bool IsUnkeyed => Endpoint.Metadata.GetMetadata<UnkeyedMetadata>() is not null;

    public IEnumerable<InputMetadata> Inputs => Endpoint.Metadata.OfType<InputMetadata>();

    public IEnumerable<string> RouteParameters => Endpoint.RoutePattern.Parameters.Select(p => p.Name);

    /// <summary>Every endpoint below <c>/v1</c>, also those that nobody has thought of yet.</summary>
    public static IReadOnlyList<ApiEndpoint> All(TheApi api) =>
    [
        .. api.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("v1/", StringComparison.Ordinal))
            .Select(e => new ApiEndpoint(e)),
    ];

    public override string ToString() => $"{Name} ({Method} {Template})";
}
