using System.Text.Json.Nodes;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Live;
using CloudCrm.Gateway.Tenancy;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>Completes an operation from its endpoint's metadata: credentials, parameters, files, examples and the problems that it can answer.</summary>
internal sealed class OperationWords : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var requirement = metadata.OfType<Requirement>().Last();
        if (!requirement.IsOpen)
            operation.Security = [Scheme(ApiDocument.Bearer, context), Scheme(ApiDocument.Cookie, context)];
        if (RightNames.Of(requirement.Rights).ToArray() is { Length: > 0 } rights)
            operation.Description = $"Needs {(requirement.IsAnyEnough ? "one of the rights" : "the right")} {string.Join(", ", rights.Select(r => $"`{r}`"))}.";

        await AddParameters(operation, context, metadata, cancellationToken);
        OperationFiles.AddTo(operation, context.Description, metadata);
        await OperationEvents.AddTo(operation, context, metadata, cancellationToken);
        OperationStripe.AddTo(operation, metadata);
        AddExamples(operation, context.Description, metadata);
        await OperationProblems.AddTo(operation, context, requirement, metadata, cancellationToken);
    }

    private static OpenApiSecurityRequirement Scheme(string name, OpenApiOperationTransformerContext context) =>
        new() { [new OpenApiSecuritySchemeReference(name, context.Document)] = [] };

    /// <summary>Whether the operation takes an Idempotency-Key.</summary>
    public static bool IsKeyed(ApiDescription description, IList<object> metadata) =>
        description.HttpMethod == HttpMethods.Post && !metadata.OfType<UnkeyedMetadata>().Any();

    public static string StatusText(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<IOpenApiSchema> SchemaOf(InputMetadata input, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var one = await context.GetOrCreateSchemaAsync(input.Type, null, cancellation);
        return input.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one;
    }

    private static async Task AddParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context, IList<object> metadata, CancellationToken cancellation)
    {
        operation.Parameters ??= [];
        foreach (var route in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path))
            route.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
        foreach (var input in metadata.OfType<InputMetadata>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = input.Name,
                In = input.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
                Required = input.IsNeeded,
                Description = input.Description,
                Schema = await SchemaOf(input, context, cancellation),
            });
        }

        if (IsKeyed(context.Description, metadata))
            operation.Parameters.Add(Header(CallHeaders.IdempotencyKey, IsKeyNeeded(metadata), "1 to 200 printable ASCII characters: the same key and body again is the same act. Needed where the body has no id of its own."));
        if (metadata.OfType<VersionedMetadata>().LastOrDefault() is { } versioned)
            operation.Parameters.Add(Header(CallHeaders.IfMatch, versioned.IsNeeded, "The ETag that was read, or *."));
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            parameter.Example = parameter.Schema?.Type == JsonSchemaType.Array ? new JsonArray(ParameterExamples.Of(parameter.Name!)) : ParameterExamples.Of(parameter.Name!);
    }

    private static void AddExamples(OpenApiOperation operation, ApiDescription description, IList<object> metadata)
    {
        if (metadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType is { } request && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
            body.Example = Examples.Of(request);
        foreach (var response in description.SupportedResponseTypes)
        {
            if (response.Type is { } type && operation.Responses?[StatusText(response.StatusCode)].Content?.TryGetValue("application/json", out var answer) == true)
                answer.Example = Examples.Of(type);
            if (response.Type is { } told && operation.Responses?[StatusText(response.StatusCode)].Content?.TryGetValue(LiveStream.MediaType, out var stream) == true)
                stream.Example = Examples.Of(told);
        }
    }

    private static OpenApiParameter Header(string name, bool isNeeded, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isNeeded,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static bool IsKeyNeeded(IList<object> metadata) => metadata.OfType<KeyNeededMetadata>().Any();
}
