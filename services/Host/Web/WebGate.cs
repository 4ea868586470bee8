using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CloudCrm.Host.Web;

/// <summary>
/// Serves the web application: files with a hash in their name for ever, others when they changed, and for every other address that a browser opens the page
/// that finds out what to show. The API's addresses are left to the API.
/// </summary>
internal sealed class WebGate(RequestDelegate next, WebFolder folder)
{
    // Styles that components make while they run carry the answer's nonce; scripts come from files only.
    private const string PageRules =
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
        "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";

    private static readonly string[] s_others = ["/v1", "/openapi", "/healthz", "/readyz"];

    public Task Invoke(HttpContext http)
    {
        var (request, path) = (http.Request, http.Request.Path);
        if ((!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) || s_others.Any(other => path.StartsWithSegments(other)))
            return next(http);
        if (path.Value is { } name && folder.Files.TryGetValue(name, out var file))
            return WriteFile(http, file);
        return path.Value?.Contains('.', StringComparison.Ordinal) == true || !WantsPage(request) ? next(http) : WritePage(http);
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.Count == 0 || request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private static Task WriteFile(HttpContext http, WebFile file)
    {
        var headers = Guarded(http);
        headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ETag = file.Tag;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (http.Request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (bytes, encoding) = file.For(http.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return Write(http, file.Type, bytes);
    }

    private Task WritePage(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = Guarded(http);
        headers.ContentSecurityPolicy = PageRules.Replace("{nonce}", nonce, StringComparison.Ordinal);
        headers.CacheControl = "no-store";
        headers.Vary = HeaderNames.AcceptLanguage;
        var language = PageWords.Nearest(http.Request.Headers.AcceptLanguage.ToArray()!);
        headers.ContentLanguage = language;
        return Write(http, "text/html; charset=utf-8", folder.Page.Write(language, nonce));
    }

    private static IHeaderDictionary Guarded(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        return headers;
    }

    private static async Task Write(HttpContext http, string type, ReadOnlyMemory<byte> bytes)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
    }
}
