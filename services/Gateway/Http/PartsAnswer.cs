using System.Text;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Gateway.Http;

/// <summary>A text file (UTF-8) that is read part by part and sent as it is read: never more than a part of it is in memory.</summary>
internal sealed class PartsAnswer : IResult
{
    private const string PagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private readonly string _mediaType;
    private readonly FilePart _first;
    private readonly Func<string, Task<Outcome<FilePart>>> _next;

    private PartsAnswer(string mediaType, FilePart first, Func<string, Task<Outcome<FilePart>>> next) => (_mediaType, _first, _next) = (mediaType, first, next);

    /// <summary>The file, or the refusal of its first part.</summary>
    /// <param name="mediaType">What it is. HTML is shown and has its own styles; all else is saved.</param>
    /// <param name="read">Reads a part; null asks for the first one.</param>
    public static async Task<IResult> Of(string mediaType, Func<string?, Task<Outcome<FilePart>>> read) =>
        (await read(null)).Try(out var first, out var refusal) ? new PartsAnswer(mediaType, first, read) : Answer.Refused(refusal);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var isPage = _mediaType == "text/html";
        response.ContentType = $"{_mediaType}; charset=utf-8";
        response.Headers.ContentDisposition = $"{(isPage ? "inline" : "attachment")}; filename=\"{_first.Name}\"";
        if (isPage)
            response.Headers.ContentSecurityPolicy = PagePolicy;
        for (var part = _first; ; part = (await _next(part.Next)).Value)
        {
            await response.WriteAsync(part.Text, Encoding.UTF8, httpContext.RequestAborted);
            if (part.Next is null)
                return;
        }
    }
}
