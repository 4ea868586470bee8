using System.Text.Json.Nodes;
using CloudCrm.Gateway.Billing.Stripe;
using Microsoft.OpenApi;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>Bodies that are Stripe's own.</summary>
internal static class OperationStripe
{
    private const string Example =
        """{"id":"evt_1","object":"event","type":"invoice.paid","created":1795334400,"api_version":"2026-07-29.dahlia","data":{"object":{"id":"in_1","object":"invoice","customer":"cus_1"}}}""";

    public static void AddTo(OpenApiOperation operation, IList<object> metadata)
    {
        if (!metadata.OfType<StripeEventMetadata>().Any())
            return;
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "An event as Stripe sends it, whole or thin.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object }, Example = JsonNode.Parse(Example) },
            },
        };
    }
}
