using Orleans.Concurrency;

namespace CloudCrm.Contracts.Tenants;

/// <summary>A tenant's consent to being looked at, or worked in, by the product's operators. Key: the tenant.</summary>
[Alias("ISupportGrain")]
public interface ISupportGrain : IGrainWithStringKey
{
    /// <summary>Consents, for a caller that may manage members now; at most 100 consents at a time.</summary>
    [Alias("Grant")]
    Task<Outcome<SupportAccess>> Grant(GrantSupport command, Caller caller, Once once);

    /// <summary>Takes a consent back: sessions under it are dead. Idempotent.</summary>
    [Alias("Revoke")]
    Task<Outcome<SupportAccess>> Revoke(Guid id, Caller caller);

    /// <summary>Takes the consent that gives most and notes that it is used; refused as <c>no_support_access</c> where there is none.</summary>
    [Alias("Enter")]
    Task<Outcome<SupportAccess>> Enter(Caller caller);

    /// <summary>The rights under a consent now; none when it has ended.</summary>
    [Alias("RightsUnder"), ReadOnly]
    Task<Right> RightsUnder(Guid id);
}

/// <summary>An operator's session in a tenant. Key: tenant and session.</summary>
[Alias("ISupportSessionGrain")]
public interface ISupportSessionGrain : IGrainWithStringKey
{
    /// <summary>Opens it under the tenant's consent, for an operator through its own session, with which it ends.</summary>
    [Alias("Open")]
    Task<Outcome<SignedIn>> Open(Caller caller);

    /// <summary>Proves the secret half of a token.</summary>
    [Alias("Prove")]
    Task<Outcome<Principal>> Prove(string secret);

    /// <summary>Writes what is about to be done into the tenant's journal, and into the operators'.</summary>
    [Alias("Witness")]
    Task<Outcome<Done>> Witness(Caller caller, string operation, Guid subject);

    /// <summary>Ends it. Idempotent.</summary>
    [Alias("End")]
    Task<Outcome<Done>> End(Caller caller);
}

/// <summary>Consents to support.</summary>
/// <param name="Id">The consent's id, made by the caller.</param>
/// <param name="Hours">For how long: 1 to 72.</param>
/// <param name="Reason">What for, 1 to 500 characters.</param>
/// <param name="MayChange">Whether settings and customers may be changed too.</param>
[GenerateSerializer, Immutable, Alias("GrantSupport")]
public sealed record GrantSupport([property: Id(0)] Guid Id, [property: Id(1)] int Hours, [property: Id(2)] string Reason, [property: Id(3)] bool MayChange);

/// <summary>A tenant's consent to support.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">What for.</param>
/// <param name="MayChange">Whether settings and customers may be changed too.</param>
/// <param name="GrantedAt">When it was given (UTC).</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
/// <param name="RevokedAt">When it was taken back (UTC); null otherwise.</param>
/// <param name="EnteredAt">When an operator last entered by it (UTC); null while none did.</param>
[GenerateSerializer, Immutable, Alias("SupportAccess")]
public sealed record SupportAccess(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Reason,
    [property: Id(2)] bool MayChange,
    [property: Id(3)] DateTimeOffset GrantedAt,
    [property: Id(4)] DateTimeOffset ExpiresAt,
    [property: Id(5)] DateTimeOffset? RevokedAt,
    [property: Id(6)] DateTimeOffset? EnteredAt);
