using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.Extensions.Primitives;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>
/// Browser origins: what carries no proven credential (a preflight, a sign-in, an expired session that must see its 401) is let through for an origin
/// that any tenant registered; with one the request is served only for an origin of its own tenant. Pages of this very host need neither.
/// </summary>
internal sealed class CorsGate(RequestDelegate next, Origins origins)
{
    private const string Methods = "GET, POST, PUT, PATCH, DELETE";
    private const string RequestHeaders = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-File-Name";
    private const string ExposedHeaders = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After";
    private const string MaxAgeSeconds = "600";

    public async Task Invoke(HttpContext http)
    {
        var origin = http.Request.Headers.Origin;
        if (origin.Count == 0)
        {
            await next(http);
            return;
        }

        http.Response.Headers.Append("Vary", "Origin");
        if (HttpMethods.IsOptions(http.Request.Method) && http.Request.Headers.AccessControlRequestMethod.Count > 0)
            await Preflight(http, origin);
        else if (IsOwnPage(http, origin))
            await next(http);
        else if (http.Features.Get<Principal>() is { } principal)
            await Proven(http, origin, principal);
        else
            await Unproven(http, origin);
    }

    private async Task Unproven(HttpContext http, StringValues origin)
    {
        if (await origins.Judge(origin, http.Connection.RemoteIpAddress) is { } fault)
        {
            http.Write(fault);
            return;
        }

        Allow(http, origin);
        await next(http);
    }

    /// <summary>The admission answers a refusal, because a proven credential's request takes from its limits first.</summary>
    private Task Proven(HttpContext http, StringValues origin, Principal principal)
    {
        // A cookie is for pages of this very host: no other origin ever reads an answer to one.
        if (http.Features.Get<Presented>() is { IsCookie: false } && principal.Tenant is not null && origin.Count == 1 && principal.Origins.Contains(origin[0]!))
            Allow(http, origin);
        else
            http.Features.Set(Origins.Foreign);
        return next(http);
    }

    private async Task Preflight(HttpContext http, StringValues origin)
    {
        if (await origins.Judge(origin, http.Connection.RemoteIpAddress) is { } fault)
        {
            http.Write(fault);
            return;
        }

        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = RequestHeaders;
        headers.AccessControlMaxAge = MaxAgeSeconds;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Whether a page of this very host asks.</summary>
    public static bool IsOwnPage(HttpContext http, StringValues origin) =>
        string.Equals(origin, $"{http.Request.Scheme}://{http.Request.Host}", StringComparison.OrdinalIgnoreCase);

    private static void Allow(HttpContext http, StringValues origin)
    {
        http.Response.Headers.AccessControlAllowOrigin = origin;
        http.Response.Headers.AccessControlExposeHeaders = ExposedHeaders;
    }
}
