using System.Security.Claims;
using System.Text.Encodings.Web;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Why a request's credential proved nothing: the answer wherever one is needed.</summary>
internal sealed record Unproven(Fault Fault);

/// <summary>The scheme <c>Bearer</c>: proves the token of a request to the API, from the header Authorization or a browser's cookie, and leaves the <see cref="Principal"/> with it.</summary>
internal sealed class CredentialHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, CredentialProof proof)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Path.StartsWithSegments(GatewayModule.Root) || Presented.By(Context) is not { } presented)
            return AuthenticateResult.NoResult();
        Context.Features.Set(presented);
        var isAnew = Context.GetEndpoint()?.Metadata.GetMetadata<ProvenAnewMetadata>() is not null;
        var (principal, fault) = await proof.Prove(presented.Token, Context.Connection.RemoteIpAddress, isAnew);
        if (principal is null)
        {
            // The gate answers it; a failure here would only be logged once more.
            Context.Features.Set(new Unproven(fault!));
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(principal);
        return AuthenticateResult.Success(new(Person(principal), Scheme));
    }

    private static ClaimsPrincipal Person(Principal principal) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, principal.Caller.Id.ToString())], Scheme));
}
