using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Metering;

/// <summary>
/// Counts the calls of a tenant's credential that an endpoint answered. What was turned away before (by credential, right, header, address, method or
/// limit), what failed on our side and what the product's operators do for support is not billed, nor is
/// reading a tenant that is being closed.
/// </summary>
internal sealed class CountGate(RequestDelegate next, ApiCallCounter counter)
{
    public async Task Invoke(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode is not (>= 500 or StatusCodes.Status429TooManyRequests)
            && http.Features.Get<Call>()?.PrincipalOrNull is { Tenant: { } tenant, Caller.Kind: not ActorKind.Support, State: not TenantState.Closing } principal)
            counter.Count(tenant, principal.Caller.Id);
    }
}
