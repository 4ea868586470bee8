namespace CloudCrm.Client;

/// <summary>What a member is in a tenant; a member may have several.</summary>
public enum Role
{
    /// <summary>Everything; there is always at least one.</summary>
    Owner,

    /// <summary>Configures the tenant, its members, seats and keys.</summary>
    Admin,

    /// <summary>Leads agents; serves customers with a seat.</summary>
    Supervisor,

    /// <summary>Serves customers with a seat.</summary>
    Agent,

    /// <summary>Sees usage and bills.</summary>
    Billing,

    /// <summary>Sees customers and interactions.</summary>
    Viewer,
}

/// <summary>An account in a tenant.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Display name.</param>
/// <param name="Mail">Sign-in address.</param>
/// <param name="Roles">At least one.</param>
/// <param name="HasSeat">Whether it holds a paid place.</param>
/// <param name="JoinedAt">When it joined (UTC).</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
/// <param name="Verified">Whether the person showed, by a mailed link, that the address is theirs.</param>
/// <param name="TwoFactor">Whether signing in takes a code of an authenticator too.</param>
public sealed record Member(
    Guid AccountId,
    string Name,
    string Mail,
    IReadOnlyList<Role> Roles,
    bool HasSeat,
    DateTimeOffset JoinedAt,
    long Version,
    bool Verified,
    bool TwoFactor) : IVersioned;

/// <summary>Changes a member.</summary>
/// <param name="Roles">The whole new set, at least one; only an owner makes owners.</param>
public sealed record ChangeMember(IReadOnlyList<Role> Roles);

/// <summary>Where an invitation stands.</summary>
public enum InvitationState
{
    /// <summary>Waiting for an answer.</summary>
    Open,

    /// <summary>Taken up.</summary>
    Accepted,

    /// <summary>Taken back.</summary>
    Revoked,

    /// <summary>Not taken up in time.</summary>
    Expired,
}

/// <summary>An invitation of an address into a tenant.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mail">Who is invited.</param>
/// <param name="Roles">The roles to be given.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ExpiresAt">Valid until (UTC), 7 days after it was made.</param>
/// <param name="Token">The secret that accepts it; only in the answer that made it, else null.</param>
public sealed record Invitation(
    Guid Id,
    string Mail,
    IReadOnlyList<Role> Roles,
    InvitationState State,
    DateTimeOffset ExpiresAt,
    string? Token = null);

/// <summary>Invites an address.</summary>
/// <param name="Mail">Who is invited.</param>
/// <param name="Roles">At least one; only an owner may give <c>owner</c>.</param>
/// <param name="Id">The invitation's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record Invite(string Mail, IReadOnlyList<Role> Roles, Guid? Id = null) : ICallerMadeId;
