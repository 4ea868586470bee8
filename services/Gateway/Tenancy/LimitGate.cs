using System.Globalization;
using System.Threading.RateLimiting;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>
/// Refuses with 429 what goes beyond a tenant's limits, and tells every caller where it stands (draft-ietf-httpapi-ratelimit-headers).
/// It stands before the admission: what is refused there takes from the limits too, so that nobody tries forbidden doors without end.
/// </summary>
internal sealed class LimitGate(RequestDelegate next, TenantLimiter limiter)
{
    private const string Policy = "tenant";

    public Task Invoke(HttpContext http) =>
        http.Features.Get<Principal>() is { } principal ? Limited(http, TenantLimiter.KeyOf(principal)) : next(http);

    private async Task Limited(HttpContext http, TenantLimiter.Key key)
    {
        var isLongLived = http.GetEndpoint()?.Metadata.GetMetadata<LongLivedMetadata>() is not null;
        using var concurrent = isLongLived ? null : limiter.Concurrent(key);
        if (concurrent is { IsAcquired: false })
        {
            Tell(http, key);
            http.Write(TooMany("too_many_at_once", $"At most {key.Limits.ConcurrentRequests} requests at once.", TimeSpan.FromSeconds(1)));
            return;
        }

        using var rate = limiter.Rate(key);
        Tell(http, key);
        if (rate.IsAcquired)
        {
            await next(http);
            return;
        }

        var wait = rate.TryGetMetadata(MetadataName.RetryAfter, out var span) ? span : TimeSpan.FromSeconds(1);
        http.Write(TooMany("too_many_requests", $"At most {key.Limits.RequestsPerMinute} requests a minute.", wait));
    }

    private void Tell(HttpContext http, TenantLimiter.Key key)
    {
        var quota = key.Limits.RequestsPerMinute;
        var left = limiter.Left(key);
        var untilFull = (long)Math.Ceiling((quota - left) * 60.0 / Math.Max(1, quota));
        http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{Policy}\";q={quota};w=60");
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{Policy}\";r={left};t={untilFull}");
    }

    private static Fault TooMany(string code, string detail, TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, code, detail) { RetryAfter = wait };
}
