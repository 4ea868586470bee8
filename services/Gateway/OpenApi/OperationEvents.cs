using System.Text.Json.Nodes;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Metering.Events;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>Bodies that are CloudEvents, alone or in a batch.</summary>
internal static class OperationEvents
{
    public static async Task AddTo(OpenApiOperation operation, OpenApiOperationTransformerContext context, IList<object> metadata, CancellationToken cancellation)
    {
        if (!metadata.OfType<EventsMetadata>().Any())
            return;
        var one = await context.GetOrCreateSchemaAsync(typeof(Wire.RecordUsage), null, cancellation);
        var example = Examples.Of(typeof(Wire.RecordUsage));
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "One CloudEvent 1.0 in structured mode, or a batch of at most 1,000. Extension attributes are passed over.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [UsageEventsBody.OneType] = new() { Schema = one, Example = example },
                [UsageEventsBody.BatchType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = one }, Example = new JsonArray(example?.DeepClone()) },
            },
        };
        // One event that is repeated is answered with 200 too.
        if (operation.Responses![OperationWords.StatusText(StatusCodes.Status200OK)].Content!["application/json"] is { Schema: { } batch } answer)
            answer.Schema = new OpenApiSchema { OneOf = [batch, await context.GetOrCreateSchemaAsync(typeof(Wire.RecordedUsage), null, cancellation)] };
    }
}
