using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>Completes an operation from its endpoint's metadata: credentials, headers, query parameters, examples and the problems that it can answer.</summary>
internal sealed class OperationWords : IOpenApiOperationTransformer
{
    private const string ProblemSchema = "Problem";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var requirement = metadata.OfType<Requirement>().Last();
        if (!requirement.IsOpen)
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, context.Document)] = [] }];
        if (RightNames.Of(requirement.Rights).ToArray() is { Length: > 0 } rights)
            operation.Description = $"Needs {(requirement.IsAnyEnough ? "one of the rights" : "the right")} {string.Join(", ", rights.Select(r => $"`{r}`"))}.";

        await AddInputs(operation, context, metadata, cancellationToken);
        AddExamples(operation, context.Description, metadata);
        await AddProblems(operation, context, requirement, metadata, cancellationToken);
    }

    private static async Task AddInputs(OpenApiOperation operation, OpenApiOperationTransformerContext context, IList<object> metadata, CancellationToken cancellation)
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
                Schema = await context.GetOrCreateSchemaAsync(input.Type, null, cancellation),
            });
        }

        if (context.Description.HttpMethod == HttpMethods.Post && !metadata.OfType<UnkeyedMetadata>().Any())
            operation.Parameters.Add(Header(CallHeaders.IdempotencyKey, IsKeyNeeded(metadata), "1 to 200 printable ASCII characters: the same key and body again is the same act. Needed where the body has no id of its own."));
        if (metadata.OfType<VersionedMetadata>().LastOrDefault() is { } versioned)
            operation.Parameters.Add(Header(CallHeaders.IfMatch, versioned.IsNeeded, "The ETag that was read, or *."));
        if (metadata.OfType<FileMetadata>().Any())
        {
            var bytes = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/octet-stream"] = new() { Schema = bytes } },
            };
        }
    }

    private static void AddExamples(OpenApiOperation operation, ApiDescription description, IList<object> metadata)
    {
        if (metadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType is { } request && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
            body.Example = Examples.Of(request);
        foreach (var response in description.SupportedResponseTypes)
        {
            if (response.Type is { } type && operation.Responses?[StatusText(response.StatusCode)].Content?.TryGetValue("application/json", out var answer) == true)
                answer.Example = Examples.Of(type);
        }
    }

    private static async Task AddProblems(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, Requirement requirement, IList<object> metadata, CancellationToken cancellation)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(ProblemSchema) != true)
            document.AddComponent(ProblemSchema, await context.GetOrCreateSchemaAsync(typeof(Wire.Problem), null, cancellation));
        operation.Responses ??= [];
        foreach (var status in ProblemsOf(context.Description, requirement, metadata))
        {
            operation.Responses[StatusText(status)] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [FaultWriting.ContentType] = new() { Schema = new OpenApiSchemaReference(ProblemSchema, document) },
                },
            };
        }
    }

    private static IEnumerable<int> ProblemsOf(ApiDescription description, Requirement requirement, IList<object> metadata)
    {
        var hasBody = metadata.OfType<IAcceptsMetadata>().Any() || metadata.OfType<FileMetadata>().Any();
        var writes = description.HttpMethod != HttpMethods.Get;
        var hasInput = hasBody || metadata.OfType<InputMetadata>().Any() || description.HttpMethod == HttpMethods.Post;
        (int Status, bool Can)[] problems =
        [
            (400, hasInput),
            (401, true),
            (402, writes && hasBody),
            (403, true),
            (404, description.ParameterDescriptions.Any(p => p.Source.Id == "Path") || hasBody),
            (409, writes),
            (412, metadata.OfType<VersionedMetadata>().Any()),
            (413, hasBody),
            (415, metadata.OfType<IAcceptsMetadata>().Any()),
            (422, hasInput),
            (428, metadata.OfType<VersionedMetadata>().Any(versioned => versioned.IsNeeded)),
            (429, true),
            (500, true),
            (503, true),
        ];
        return problems.Where(p => p.Can && (!requirement.IsOpen || p.Status != 404)).Select(p => p.Status);
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

    private static string StatusText(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
