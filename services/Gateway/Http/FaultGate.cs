namespace CloudCrm.Gateway.Http;

/// <summary>The outermost step: whatever goes wrong below leaves as a problem with words, and a bug tells the caller nothing but its trace id.</summary>
internal sealed partial class FaultGate(RequestDelegate next, ILogger<FaultGate> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response is { StatusCode: >= 400, ContentLength: null, ContentType: null })
                http.Write(Wordless(http));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Write(Told(http, e));
        }
    }

    private Fault Told(HttpContext http, Exception e)
    {
        switch (e)
        {
            case BadHttpRequestException bad:
                return bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? BodyTooLarge : new(bad.StatusCode, "malformed", "The request broke off or was malformed.");
            case TimeoutException or SiloUnavailableException or OrleansMessageRejectionException:
                LogUnknown(e, http.Request.Method, Route(http));
                return Unknown;
            default:
                LogBug(e, http.Request.Method, Route(http));
                return Bug;
        }
    }

    /// <summary>What routing and the framework say with a bare status.</summary>
    private static Fault Wordless(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new(StatusCodes.Status404NotFound, "no_such_route", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => new(StatusCodes.Status405MethodNotAllowed, "method_not_allowed", "This address does not take this method; the header Allow names those that it takes."),
        StatusCodes.Status415UnsupportedMediaType => NotJson,
        var other => new(other, "refused", "The request can't be answered."),
    };

    private static string Route(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";

    public static Fault NotJson { get; } =
        new(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "The body must be JSON: Content-Type application/json.", "Content-Type");

    public static Fault BodyTooLarge { get; } =
        new(StatusCodes.Status413PayloadTooLarge, "body_too_large", "The body is too large: 1 MiB of JSON, or 100,000,000 bytes of a file.", "body");

    public static Fault Bug { get; } =
        new(StatusCodes.Status500InternalServerError, "internal", "Something went wrong on our side. The trace id names this request in our logs.");

    public static Fault Unknown { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "outcome_unknown", "No answer in time: it may or may not have been done. Repeat it with the same Idempotency-Key or id.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Method} {Route} failed")]
    private partial void LogBug(Exception e, string method, string route);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Method} {Route} got no answer from a grain")]
    private partial void LogUnknown(Exception e, string method, string route);
}
