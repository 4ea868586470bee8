using System.Net;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Ends sessions by their tokens.</summary>
internal sealed class SessionEnding(IGrainFactory grains, CredentialProof proof)
{
    /// <summary>Ends the session that this token proves, if it proves one.</summary>
    public async Task End(string text, IPAddress? address)
    {
        if ((await proof.Prove(text, address)).Principal is not { } principal)
            return;
        await End(principal, text);
    }

    /// <summary>Ends a session that was proven.</summary>
    public async Task<Outcome<Done>> End(Principal principal, string text)
    {
        var (session, caller) = (principal.Caller.CredentialId, principal.Caller);
        var outcome = principal.Tenant is { } tenant ? await grains.Session(tenant, session).End(caller) : await grains.OperatorSession(session).End(caller);
        proof.Forget(text);
        return outcome;
    }
}
