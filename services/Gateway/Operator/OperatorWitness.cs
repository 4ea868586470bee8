using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Operator;

/// <summary>
/// Writes each act of an operator into the operators' journal before it is done, reading too: what is not written is not done. Only reading that journal is
/// left out, which would feed itself.
/// </summary>
internal sealed class OperatorWitness : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var call = Call.Of(http);
        var operation = http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
        EntityId.TryParse(http.GetRouteValue("id") as string, null, out var subject);
        var grains = http.RequestServices.GetRequiredService<IGrainFactory>();
        var written = await grains.OperatorSession(call.Caller.CredentialId).Witness(call.Caller, operation, subject);
        return written.IsOk ? await next(context) : Answer.Refused(written.Refusal);
    }
}
