using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Metering;

/// <summary>Counts the calls that a tenant's credential was answered; what failed on our side or went beyond the limits is not billed.</summary>
internal sealed class CountGate(RequestDelegate next, ApiCallCounter counter)
{
    public async Task Invoke(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode is not (>= 500 or StatusCodes.Status429TooManyRequests)
            && http.Features.Get<Call>()?.PrincipalOrNull is { Tenant: { } tenant } principal)
            counter.Count(tenant, principal.Caller.Id);
    }
}
