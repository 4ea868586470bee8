using CloudCrm.Gateway.Billing.Stripe;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>The problems that an operation can answer, each with an example.</summary>
internal static class OperationProblems
{
    private const string ProblemSchema = "Problem";

    public static async Task AddTo(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, Requirement requirement, IList<object> metadata, CancellationToken cancellation)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(ProblemSchema) != true)
            document.AddComponent(ProblemSchema, await context.GetOrCreateSchemaAsync(typeof(Wire.Problem), null, cancellation));
        operation.Responses ??= [];
        var about = About(context.Description, requirement, metadata);
        foreach (var status in StatusesOf(context.Description, requirement, metadata))
        {
            operation.Responses[OperationWords.StatusText(status)] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [FaultWriting.ContentType] = new() { Schema = new OpenApiSchemaReference(ProblemSchema, document), Example = ProblemExamples.Of(status, about) },
                },
            };
        }
    }

    private static ProblemContext About(ApiDescription description, Requirement requirement, IList<object> metadata) => new(
        description.RelativePath!,
        [.. RightNames.Of(requirement.Rights)],
        requirement.IsOpen,
        OperationWords.IsKeyed(description, metadata),
        metadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType,
        metadata.OfType<FileMetadata>().Any(),
        metadata.OfType<EventsMetadata>().Any(),
        [.. metadata.OfType<InputMetadata>().Select(input => input.Name)]);

    private static IEnumerable<int> StatusesOf(ApiDescription description, Requirement requirement, IList<object> metadata)
    {
        var hasBody = metadata.OfType<IAcceptsMetadata>().Any() || metadata.OfType<FileMetadata>().Any();
        var writes = description.HttpMethod != HttpMethods.Get;
        var takesEvents = metadata.OfType<EventsMetadata>().Any();
        var hasInput = hasBody || takesEvents || metadata.OfType<InputMetadata>().Any();
        (int Status, bool Can)[] problems =
        [
            (400, hasInput || (description.HttpMethod == HttpMethods.Post && OperationWords.IsKeyed(description, metadata))),
            (401, true),
            (402, writes && hasBody),
            (403, true),
            (404, description.ParameterDescriptions.Any(p => p.Source.Id == "Path") || hasBody),
            (409, writes),
            (412, metadata.OfType<VersionedMetadata>().Any()),
            (413, hasBody || takesEvents || metadata.OfType<StripeEventMetadata>().Any()),
            (415, takesEvents || metadata.OfType<IAcceptsMetadata>().Any()),
            (422, hasInput),
            (428, metadata.OfType<VersionedMetadata>().Any(versioned => versioned.IsNeeded)),
            (429, true),
            (500, true),
            (503, true),
        ];
        return problems.Where(p => p.Can && (!requirement.IsOpen || p.Status != 404)).Select(p => p.Status);
    }
}
