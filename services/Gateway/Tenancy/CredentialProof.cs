using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Proves tokens: takes one apart, asks the grain that it names, and remembers a yes.</summary>
internal sealed class CredentialProof(IGrainFactory grains, PrincipalMemory memory)
{
    /// <summary>What the token stands for.</summary>
    public ValueTask<Outcome<Principal>> Prove(string text)
    {
        if (text.Length > Token.MaxLength)
            return ValueTask.FromResult<Outcome<Principal>>(Refused);
        var hash = TokenHash.Of(text);
        return memory.Recall(hash) is { } known ? ValueTask.FromResult<Outcome<Principal>>(known) : new(Ask(text, hash));
    }

    /// <summary>Forgets a token that its holder just ended.</summary>
    public void Forget(string text) => memory.Forget(TokenHash.Of(text));

    /// <summary>The one answer to a credential that proves nothing.</summary>
    public static Refusal Refused { get; } = Refusal.Unauthenticated("This credential is unknown, expired or revoked.", "invalid_token");

    private async Task<Outcome<Principal>> Ask(string text, TokenHash hash)
    {
        if (!Token.TryParse(text, out var token))
            return Refused;
        var askedAt = memory.Now();
        var outcome = token.Kind switch
        {
            TokenKind.Session => await grains.Session(token.Tenant, token.Id).Prove(token.Secret),
            TokenKind.ApiKey => await grains.ApiKey(token.Tenant, token.Id).Prove(token.Secret),
            TokenKind.Operator => await grains.OperatorSession(token.Id).Prove(token.Secret),
            TokenKind.Invitation => Refused,
            _ => throw new InvalidOperationException("A token of an unknown kind was parsed."),
        };
        // A proven credential of a suspended tenant is told so; any other no reads the same.
        if (!outcome.Try(out var principal, out var refusal))
            return refusal.Kind == RefusalKind.Forbidden ? refusal : Refused;
        if (principal.State == TenantState.Closed)
            return Refused;
        memory.Remember(hash, principal, askedAt);
        return principal;
    }
}
