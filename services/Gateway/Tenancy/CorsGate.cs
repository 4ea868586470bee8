using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.Extensions.Primitives;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>
/// Browser origins: a preflight is answered for an origin that any tenant registered, because it carries no credential;
/// the request itself is served only for an origin of its own tenant, and for pages of this very host.
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
        else if (IsOwnPage(http, origin) || IsOfTenant(http, origin))
            await next(http);
        else if (http.Features.Get<Principal>() is null)
            http.Write(Foreign);
        else
            await Refuse(http);
    }

    /// <summary>Leaves the refusal to the admission, because a proven credential's request counts towards its limits first.</summary>
    private Task Refuse(HttpContext http)
    {
        http.Features.Set(Foreign);
        return next(http);
    }

    private static Fault Foreign { get; } =
        new(StatusCodes.Status403Forbidden, "origin_forbidden", "Pages of this origin may not call the API with this credential.", "Origin");

    private async Task Preflight(HttpContext http, StringValues origin)
    {
        if (origin.Count != 1 || !await origins.Knows(origin[0]!))
        {
            http.Write(Foreign);
            return;
        }

        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = RequestHeaders;
        headers.AccessControlMaxAge = MaxAgeSeconds;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static bool IsOwnPage(HttpContext http, StringValues origin) =>
        string.Equals(origin, $"{http.Request.Scheme}://{http.Request.Host}", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfTenant(HttpContext http, StringValues origin)
    {
        if (http.Features.Get<Principal>() is not { Tenant: not null } principal || origin.Count != 1 || !principal.Origins.Contains(origin[0]!))
            return false;
        http.Response.Headers.AccessControlAllowOrigin = origin;
        http.Response.Headers.AccessControlExposeHeaders = ExposedHeaders;
        return true;
    }
}
