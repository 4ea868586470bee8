using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Ends sessions by their tokens.</summary>
internal sealed class SessionEnding(IGrainFactory grains, CredentialProof proof)
{
    /// <summary>Ends the session that this token proves, if it proves one.</summary>
    public async Task End(string text, HttpContext http)
    {
        if ((await proof.Prove(text, http.Connection.RemoteIpAddress)).Principal is { } principal)
            await End(principal, principal.Caller with { Address = Visitors.Of(http).AddressOrNull }, text);
    }

    /// <summary>Ends the session that a request came through.</summary>
    public Task<Outcome<Done>> End(Call call, string text) => End(call.Principal, call.Caller, text);

    private async Task<Outcome<Done>> End(Principal principal, Caller caller, string text)
    {
        var session = caller.CredentialId;
        var outcome = (caller.Kind, principal.Tenant) switch
        {
            (ActorKind.Support, { } tenant) => await grains.SupportSession(tenant, session).End(caller),
            (_, { } tenant) => await grains.Session(tenant, session).End(caller),
            _ => await grains.OperatorSession(session).End(caller),
        };
        proof.Forget(text);
        return outcome;
    }
}
