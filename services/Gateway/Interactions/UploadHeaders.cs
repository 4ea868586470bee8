using System.Net;
using System.Text;
using System.Text.Unicode;
using CloudCrm.Gateway.Http;
using Microsoft.Net.Http.Headers;

namespace CloudCrm.Gateway.Interactions;

/// <summary>What an upload says of its file in headers, because its body is the file itself.</summary>
internal sealed record UploadHeaders(string FileName, string ContentType, Fault? Fault) : IBound
{
    public const string FileNameHeader = "X-File-Name";
    public const long MaxBytes = 100_000_000;

    /// <summary>Describes the header in the OpenAPI document.</summary>
    public static InputMetadata FileNameInput { get; } = new(FileNameHeader, typeof(string), "The file's name, percent-encoded UTF-8.") { IsHeader = true, IsNeeded = true };

    private const int MaxFileName = 255;
    private const int MaxContentType = 100;

    public static ValueTask<UploadHeaders?> BindAsync(HttpContext http)
    {
        var (type, badType) = TypeOf(http.Request);
        var (name, badName) = NameOf(http.Request);
        var tooLarge = http.Request.ContentLength > MaxBytes ? FaultGate.BodyTooLarge : null;
        return ValueTask.FromResult<UploadHeaders?>(new(name, type, badType ?? badName ?? tooLarge));
    }

    private static (string Type, Fault? Fault) TypeOf(HttpRequest request)
    {
        var text = request.ContentType;
        return text is { Length: <= MaxContentType } && IsPlain(text) && MediaTypeHeaderValue.TryParse(text, out var type) && !type.MatchesAllSubTypes
            ? (type.ToString(), null)
            : ("", Fault.Malformed("Content-Type", $"The file's media type, at most {MaxContentType} printable ASCII characters."));
    }

    private static (string Name, Fault? Fault) NameOf(HttpRequest request)
    {
        var values = request.Headers[FileNameHeader];
        var name = values.Count == 1 ? Decode(values[0]!) : null;
        return name is { Length: >= 1 and <= MaxFileName } && name is not ("." or "..") && !name.Any(IsForbidden)
            ? (name, null)
            : ("", Fault.Malformed(FileNameHeader, $"The file's name in percent-encoded UTF-8: 1 to {MaxFileName} characters, no path and no control characters."));
    }

    /// <summary>Null where the text is no percent-encoded UTF-8.</summary>
    private static string? Decode(string text)
    {
        if (!IsPlain(text))
            return null;
        var encoded = Encoding.ASCII.GetBytes(text.Replace("+", "%2B", StringComparison.Ordinal));
        var bytes = WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length)!;
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    /// <summary>Anything else could not be sent back in the header of a download.</summary>
    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsForbidden(char c) => char.IsControl(c) || c is '/' or '\\';
}
