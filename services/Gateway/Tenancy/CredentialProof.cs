using System.Net;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using Microsoft.Net.Http.Headers;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>What a credential stands for, or what to say to who brought it.</summary>
internal readonly record struct Proof(Principal? Principal, Fault? Fault);

/// <summary>
/// Proves tokens: takes one apart, asks the grain that it names, and remembers a yes. An address that brought too many wrong ones is not asked about any
/// more, but for those that were right here before: a flood of nonsense wears on nobody, and shuts out none of its neighbours who are at work.
/// </summary>
internal sealed class CredentialProof(IGrainFactory grains, PrincipalMemory memory, DoorThrottle throttle)
{
    /// <summary>What the token that came from this address stands for.</summary>
    /// <param name="text">The token.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="isAnew">Whether its grain is asked although what it answered a moment ago is remembered.</param>
    public ValueTask<Proof> Prove(string text, IPAddress? address, bool isAnew = false)
    {
        // Nobody has a token as long as that: it is not worth hashing, and it is refused when it is taken apart.
        var hash = TokenHash.Of(text.Length > Token.MaxLength ? "" : text);
        if (!isAnew && memory.Recall(hash) is { } known)
            return ValueTask.FromResult(new Proof(known, null));
        if (!memory.WasProven(hash) && throttle.MayAsk(Door.BadCredential, address) is { } fault)
            return ValueTask.FromResult(new Proof(null, fault));
        return new(Judge(text, hash, address));
    }

    /// <summary>Forgets a token that its holder just ended.</summary>
    public void Forget(string text) => memory.Forget(TokenHash.Of(text));

    /// <summary>The one answer to a credential that proves nothing.</summary>
    public static Fault Refused { get; } = FaultOf(Unknown);

    private static Refusal Unknown => Refusal.Unauthenticated("This credential is unknown, expired or revoked.", "invalid_token");

    private static Fault FaultOf(Refusal refusal) => Fault.From(refusal) with { Field = HeaderNames.Authorization };

    private async Task<Proof> Judge(string text, TokenHash hash, IPAddress? address)
    {
        if ((await Ask(text, hash)).Try(out var principal, out var refusal))
            return new(principal, null);
        if (refusal.Kind == RefusalKind.Unauthenticated)
        {
            memory.Forget(hash);
            throttle.CountWrong(Door.BadCredential, address);
        }

        return new(null, FaultOf(refusal));
    }

    private async Task<Outcome<Principal>> Ask(string text, TokenHash hash)
    {
        if (!Token.TryParse(text, out var token))
            return Unknown;
        var askedAt = memory.Now();
        var outcome = token.Kind switch
        {
            TokenKind.Session => await grains.Session(token.Tenant, token.Id).Prove(token.Secret),
            TokenKind.ApiKey => await grains.ApiKey(token.Tenant, token.Id).Prove(token.Secret),
            TokenKind.Support => await grains.SupportSession(token.Tenant, token.Id).Prove(token.Secret),
            TokenKind.Operator => await grains.OperatorSession(token.Id).Prove(token.Secret),
            TokenKind.Invitation or TokenKind.Reset or TokenKind.Verification => Unknown,
            _ => throw new InvalidOperationException("A token of an unknown kind was parsed."),
        };
        // A proven credential of a suspended tenant is told so; any other no reads the same.
        if (!outcome.Try(out var principal, out var refusal))
            return refusal.Kind == RefusalKind.Forbidden ? refusal : Unknown;
        if (principal.State == TenantState.Closed)
            return Unknown;
        memory.Remember(hash, principal, askedAt);
        return principal;
    }
}
