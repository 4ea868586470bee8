using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Writes what an operator is about to do in a tenant into that tenant's journal, reading too: what is not written is not done.</summary>
internal sealed class SupportGate(RequestDelegate next, IGrainFactory grains)
{
    public async Task Invoke(HttpContext http)
    {
        if (http.Features.Get<Call>() is { PrincipalOrNull.Caller.Kind: ActorKind.Support } call)
        {
            var endpoint = (RouteEndpoint)http.GetEndpoint()!;
            var operation = endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
            EntityId.TryParse(endpoint.RoutePattern.Parameters is [var first, ..] ? http.GetRouteValue(first.Name) as string : null, null, out var subject);
            if (!(await grains.SupportSession(call.Tenant, call.Caller.CredentialId).Witness(call.Caller, operation, subject)).Try(out _, out var refusal))
            {
                http.Write(Fault.From(refusal));
                return;
            }
        }

        await next(http);
    }
}
