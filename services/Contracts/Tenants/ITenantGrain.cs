using System.Collections.Immutable;
using CloudCrm.Contracts.Customers;
using Orleans.Concurrency;

namespace CloudCrm.Contracts.Tenants;

/// <summary>A tenant with its members, seats and invitations. Key: the tenant.</summary>
[Alias("ITenantGrain")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Opens the tenant; the same command again gives the first answer.</summary>
    [Alias("Open")]
    Task<Outcome<Tenant>> Open(OpenTenant command, Caller caller, Once once);

    /// <summary>The tenant as it is.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<Tenant>> Read();

    /// <summary>
    /// What a member may do now: rights from roles and seat, with the tenant's state, limits and origins. Not found when it is no member.
    /// In a suspended tenant an owner or admin has <see cref="Right.ReadTenant"/>, others nothing; in a closed one nobody has anything.
    /// </summary>
    [Alias("Admit"), ReadOnly]
    Task<Outcome<Admission>> Admit(Guid accountId);

    /// <summary>The tenant's side of an API key's admission.</summary>
    [Alias("AdmitKey"), ReadOnly]
    Task<Outcome<Admission>> AdmitKey(Right scopes, Role? seesAs);

    /// <summary>
    /// What a caller may do now, whatever was true when its credential was proven: a member's rights, the scopes of a key that is not revoked,
    /// every right of the tenant for the product and its operator, nothing for anybody else.
    /// </summary>
    [Alias("RightsOf"), ReadOnly]
    Task<Outcome<Right>> RightsOf(Caller caller);

    /// <summary>Whether a caller may end a member's sessions now: with the right to manage members, an owner's only as an owner.</summary>
    [Alias("MayEndSessions"), ReadOnly]
    Task<Outcome<Done>> MayEndSessions(Guid accountId, Caller caller);

    /// <summary>Changes settings. <paramref name="expectedVersion"/> null means any.</summary>
    [Alias("Change")]
    Task<Outcome<Tenant>> Change(ChangeTenant command, long? expectedVersion, Caller caller);

    /// <summary>Who may see and change which field of customers.</summary>
    [Alias("FieldRights"), ReadOnly]
    Task<Outcome<FieldRights>> FieldRights();

    /// <summary>Sets all rights to fields of customers. <paramref name="expectedVersion"/> is the tenant's, null means any.</summary>
    [Alias("SetFieldRights")]
    Task<Outcome<FieldRights>> SetFieldRights(ImmutableArray<FieldRule> rules, long? expectedVersion, Caller caller);

    /// <summary>The operator suspends, reactivates or closes it; <paramref name="expectedVersion"/> null means any. Idempotent; under a caller-made id the same again gives the first answer.</summary>
    [Alias("SetState")]
    Task<Outcome<Tenant>> SetState(TenantState state, string reason, Caller caller, long? expectedVersion = null, Once? once = null);

    /// <summary>Sets the number of bought seats: 0 to 10,000, never below the assigned ones.</summary>
    [Alias("BuySeats")]
    Task<Outcome<Seats>> BuySeats(int bought, long? expectedVersion, Caller caller);

    /// <summary>Gives a member a seat; refused when none is free. <paramref name="expectedVersion"/> is the member's, null means any. Idempotent.</summary>
    [Alias("AssignSeat")]
    Task<Outcome<Member>> AssignSeat(Guid accountId, Caller caller, long? expectedVersion = null);

    /// <summary>Takes a member's seat back. <paramref name="expectedVersion"/> is the member's, null means any. Idempotent.</summary>
    [Alias("ReleaseSeat")]
    Task<Outcome<Member>> ReleaseSeat(Guid accountId, Caller caller, long? expectedVersion = null);

    /// <summary>
    /// Changes a member's roles; the last owner stays one, only an owner makes or unmakes owners, and nobody gives a right that he lacks.
    /// </summary>
    [Alias("ChangeMember")]
    Task<Outcome<Member>> ChangeMember(Guid accountId, ImmutableArray<Role> roles, long? expectedVersion, Caller caller);

    /// <summary>
    /// Ends a membership and frees its seat; the last owner stays, and only an owner removes owners. Its sessions are dead with it, also when the person joins
    /// again. <paramref name="expectedVersion"/> is the member's, null means any.
    /// </summary>
    [Alias("RemoveMember")]
    Task<Outcome<Done>> RemoveMember(Guid accountId, Caller caller, long? expectedVersion = null);

    /// <summary>One member.</summary>
    [Alias("Member"), ReadOnly]
    Task<Outcome<Member>> Member(Guid accountId);

    /// <summary>Invites an address; the token is only in the first answer.</summary>
    [Alias("Invite")]
    Task<Outcome<Invitation>> Invite(Invite command, Caller caller, Once once);

    /// <summary>Takes an open invitation back. Idempotent.</summary>
    [Alias("RevokeInvitation")]
    Task<Outcome<Invitation>> RevokeInvitation(Guid id, Caller caller);

    /// <summary>Whom an open or accepted invitation is for; not found when the secret is wrong, refused when it was taken back or has expired.</summary>
    [Alias("CheckInvitation"), ReadOnly]
    Task<Outcome<CheckedInvitation>> CheckInvitation(Guid id, string secret);

    /// <summary>Makes the account a member by an invitation. Idempotent for the same account while it stays a member.</summary>
    [Alias("Join")]
    Task<Outcome<Member>> Join(Guid invitationId, string secret, Guid accountId, string name, Caller caller);

    /// <summary>Marks an open invitation expired; called by the scheduler. Idempotent.</summary>
    [Alias("ExpireInvitation")]
    Task ExpireInvitation(Guid id);
}

/// <summary>The tenant's side of a credential.</summary>
/// <param name="Rights">What it may do now.</param>
/// <param name="State">The tenant's state.</param>
/// <param name="Limits">The tenant's limits.</param>
/// <param name="Origins">The tenant's browser origins.</param>
/// <param name="TimeZone">The tenant's time zone.</param>
/// <param name="Joining">Which joining of the member this is (the tenant's version at that time): who left and came back has another one. 0 for a key.</param>
/// <param name="Sight">What it sees and may change of customers.</param>
[GenerateSerializer, Immutable, Alias("Admission")]
public sealed record Admission(
    [property: Id(0)] Right Rights,
    [property: Id(1)] TenantState State,
    [property: Id(2)] TenantLimits Limits,
    [property: Id(3)] ImmutableArray<string> Origins,
    [property: Id(4)] string TimeZone,
    [property: Id(5)] long Joining,
    [property: Id(6)] FieldSight Sight);
