using System.Text.Json.Nodes;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Interactions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>Bodies that are files: any media type, bytes as they are.</summary>
internal static class OperationFiles
{
    private const string AnyType = "*/*";
    private const string Text = "text/plain";

    public static void AddTo(OpenApiOperation operation, ApiDescription description, IList<object> metadata)
    {
        if (metadata.OfType<FileMetadata>().Any())
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = $"The file as it is, at most {UploadHeaders.MaxBytes} bytes. Its Content-Type is kept and comes back with the download.",
                Content = Content(),
            };
        }

        foreach (var download in description.SupportedResponseTypes.Where(response => response.Type == typeof(Stream)))
        {
            operation.Responses![OperationWords.StatusText(download.StatusCode)] = new OpenApiResponse
            {
                Description = "The file as it was sent, under its own media type.",
                Content = Content(),
                Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["Content-Disposition"] = Header("Always attachment, with the file's name.", "attachment; filename=note.txt; filename*=UTF-8''note.txt"),
                    ["ETag"] = Header("The SHA-256 of the bytes.", "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""),
                },
            };
        }
    }

    private static Dictionary<string, OpenApiMediaType> Content() => new()
    {
        [AnyType] = new() { Schema = Bytes() },
        [Text] = new() { Schema = Bytes(), Example = JsonValue.Create("The parcel came back on Tuesday.") },
    };

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static OpenApiHeader Header(string description, string example) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(example) };
}
