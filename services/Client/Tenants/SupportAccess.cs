namespace CloudCrm.Client;

/// <summary>Consents to support: the product's operators may look into the tenant for a time. All they do there stands in its journal.</summary>
/// <param name="Hours">For how long: 1 to 72.</param>
/// <param name="Reason">What for, 1 to 500 characters.</param>
/// <param name="MayChange">Whether settings and customers may be changed too; never members, seats, keys, nor anything that costs money.</param>
/// <param name="Id">The consent's id; made from the Idempotency-Key when null.</param>
public sealed record GrantSupport(int Hours, string Reason, bool MayChange = false, Guid? Id = null) : ICallerMadeId;

/// <summary>A tenant's consent to support.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">What for.</param>
/// <param name="MayChange">Whether settings and customers may be changed too.</param>
/// <param name="GrantedAt">When it was given (UTC).</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
/// <param name="RevokedAt">When it was taken back (UTC); null otherwise.</param>
/// <param name="EnteredAt">When an operator last entered by it (UTC); null while none did.</param>
public sealed record SupportAccess(
    Guid Id, string Reason, bool MayChange, DateTimeOffset GrantedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? EnteredAt);
