using System.Security.Claims;
using System.Text.Encodings.Web;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Why a request's credential proved nothing: the answer wherever one is needed.</summary>
internal sealed record Unproven(Fault Fault);

/// <summary>The scheme <c>Bearer</c>: proves the header Authorization of a request to the API and leaves the <see cref="Principal"/> with it.</summary>
internal sealed class CredentialHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, CredentialProof proof)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "Bearer";
    private const string Prefix = "Bearer ";

    /// <summary>The token of a request; null where there is none that looks like one.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var values = request.Headers.Authorization;
        return values.Count == 1 && values[0] is { } value && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? value[Prefix.Length..].Trim()
            : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Path.StartsWithSegments(GatewayModule.Root) || TokenOf(Request) is not { } token)
            return AuthenticateResult.NoResult();
        var (principal, fault) = await proof.Prove(token, Context.Connection.RemoteIpAddress);
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
