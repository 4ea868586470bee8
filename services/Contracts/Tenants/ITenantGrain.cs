using System.Collections.Immutable;
using CloudCrm.Contracts.Billing;
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
    /// In a suspended tenant an owner or admin has <see cref="Right.ReadTenant"/>, others nothing; in a closing one all may read what they could; in a closed
    /// one nobody has anything.
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

    /// <summary>Notes in the journal that an owner takes everything out; answers the tenant. Also while it is closing. Refused as <c>owner_needed</c>.</summary>
    [Alias("NoteExport")]
    Task<Outcome<Tenant>> NoteExport(Caller caller);

    /// <summary>
    /// Begins to close the tenant: for 30 days it can be read, exported and taken back, then nobody gets in and its data are deleted. For owners who proved
    /// themselves afresh (<see cref="IOwnerDesk"/>); all owners get a mail. Idempotent. Refused as <c>owner_needed</c> and <c>name_wrong</c>.
    /// </summary>
    /// <param name="name">The tenant's name, typed to confirm.</param>
    /// <param name="caller">An owner.</param>
    /// <param name="once">The same again gives the first answer.</param>
    [Alias("Close")]
    Task<Outcome<Tenant>> Close(string name, Caller caller, Once once);

    /// <summary>An owner takes the closing back, while the grace lasts. Idempotent. Refused as <c>owner_needed</c>.</summary>
    [Alias("Reopen")]
    Task<Outcome<Tenant>> Reopen(string reason, Caller caller, Once? once = null);

    /// <summary>Reminds the owners that the grace ends, while it is still the one that ends at <paramref name="closesAt"/>; called by the scheduler. Idempotent.</summary>
    [Alias("RemindOfClosing")]
    Task RemindOfClosing(DateTimeOffset closesAt, int daysLeft);

    /// <summary>Ends the grace that ends at <paramref name="closesAt"/>; called by the scheduler. True when the tenant is closed by it and its data are due. Idempotent.</summary>
    [Alias("EndGrace")]
    Task<bool> EndGrace(DateTimeOffset closesAt);

    /// <summary>Whether the tenant's data are being deleted, or are deleted: nothing may be written for it any more.</summary>
    [Alias("IsOver"), ReadOnly]
    Task<bool> IsOver();

    /// <summary>Notes that the tenant's data are deleted: what remains is that it was there. Idempotent.</summary>
    [Alias("NotePurged")]
    Task NotePurged();

    /// <summary>Takes over the plan that Billing names, with its limits. A version that is not newer than the one before says nothing. Idempotent.</summary>
    [Alias("TakePlan")]
    Task TakePlan(string plan, long version);

    /// <summary>Takes over how the tenant stands with its payments. A version that is not newer than the one before says nothing. Idempotent.</summary>
    /// <param name="standing">How it stands: <see cref="PaymentStanding.Suspended"/> acts as the operator's suspension, beside it.</param>
    /// <param name="version">Billing's.</param>
    /// <param name="at">Since when (UTC).</param>
    [Alias("TakeStanding")]
    Task TakeStanding(PaymentStanding standing, long version, DateTimeOffset at);

    /// <summary>Tells those who are responsible for the tenant's bills something, by mail and in the product, and the journal. The same news again tells nothing. Of a tenant that is over only the mail for the address of its bills is sent.</summary>
    [Alias("TakeNews")]
    Task TakeNews(BillingNews news);

    /// <summary>Writes what somebody did in Billing into the journal. The same act again writes nothing.</summary>
    [Alias("TakeAct")]
    Task TakeAct(BillingAct told);

    /// <summary>Sets the number of bought seats: 0 to 10,000, never below the assigned ones.</summary>
    [Alias("BuySeats")]
    Task<Outcome<Seats>> BuySeats(int bought, long? expectedVersion, Caller caller);

    /// <summary>Tells usage of seats that were bought before there was usage of them; called by the scheduler. Idempotent.</summary>
    [Alias("TellSeats")]
    Task TellSeats();

    /// <summary>Gives a member a seat; refused when none is free. <paramref name="expectedVersion"/> is the member's, null means any. Idempotent.</summary>
    [Alias("AssignSeat")]
    Task<Outcome<Member>> AssignSeat(Guid accountId, Caller caller, long? expectedVersion = null);

    /// <summary>Takes a member's seat back. <paramref name="expectedVersion"/> is the member's, null means any. Idempotent.</summary>
    [Alias("ReleaseSeat")]
    Task<Outcome<Member>> ReleaseSeat(Guid accountId, Caller caller, long? expectedVersion = null);

    /// <summary>
    /// Changes a member's roles; the last owner stays one, only an owner unmakes owners, and nobody gives a right that he lacks.
    /// Who is to become an owner is asked: refused as <c>offer_needed</c>.
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

    /// <summary>Makes a team. Refused as <c>name_taken</c>, <c>too_many_teams</c> and <c>too_many_members</c>.</summary>
    [Alias("MakeTeam")]
    Task<Outcome<Team>> MakeTeam(MakeTeam command, Caller caller, Once once);

    /// <summary>One team, a deleted one too.</summary>
    [Alias("Team"), ReadOnly]
    Task<Outcome<Team>> Team(Guid id);

    /// <summary>Changes a team's name, description or members. <paramref name="expectedVersion"/> is the team's, null means any. A deleted one is refused as <c>team_deleted</c>.</summary>
    [Alias("ChangeTeam")]
    Task<Outcome<Team>> ChangeTeam(Guid id, ChangeTeam command, long? expectedVersion, Caller caller);

    /// <summary>Puts a member into a team, or takes one out. Idempotent. <paramref name="expectedVersion"/> is the team's, null means any.</summary>
    [Alias("SetTeamMember")]
    Task<Outcome<Team>> SetTeamMember(Guid id, Guid accountId, bool isIn, Caller caller, long? expectedVersion = null);

    /// <summary>Deletes a team; its id keeps its name. Idempotent. <paramref name="expectedVersion"/> is the team's, null means any.</summary>
    [Alias("DeleteTeam")]
    Task<Outcome<Done>> DeleteTeam(Guid id, Caller caller, long? expectedVersion = null);

    /// <summary>
    /// Offers ownership to a member, who becomes an owner by accepting it. For owners who proved themselves afresh (<see cref="IOwnerDesk"/>); one offer
    /// waits at a time. Both sides get a mail. Refused as <c>owner_needed</c>, <c>offer_open</c> and <c>already_owner</c>.
    /// </summary>
    [Alias("OfferOwnership")]
    Task<Outcome<OwnershipOffer>> OfferOwnership(OfferOwnership command, Caller caller, Once once);

    /// <summary>One offer of ownership, open or not.</summary>
    [Alias("OwnershipOffer"), ReadOnly]
    Task<Outcome<OwnershipOffer>> OwnershipOffer(Guid id);

    /// <summary>Takes an offer up, by the member it was made to. Idempotent. Refused as <c>not_yours</c>, <c>offer_closed</c>, <c>offer_expired</c> and <c>offer_void</c>.</summary>
    [Alias("AcceptOwnership")]
    Task<Outcome<OwnershipOffer>> AcceptOwnership(Guid id, Caller caller, Once? once = null);

    /// <summary>Turns an offer down, by the member it was made to. Idempotent. Refused as <c>not_yours</c> and <c>offer_closed</c>.</summary>
    [Alias("DeclineOwnership")]
    Task<Outcome<OwnershipOffer>> DeclineOwnership(Guid id, Caller caller, Once? once = null);

    /// <summary>Takes an open offer back, by any owner. Idempotent. Refused as <c>owner_needed</c> and, once taken up, <c>offer_closed</c>.</summary>
    [Alias("WithdrawOwnership")]
    Task<Outcome<OwnershipOffer>> WithdrawOwnership(Guid id, Caller caller);

    /// <summary>Marks an open offer expired; called by the scheduler. Idempotent.</summary>
    [Alias("ExpireOwnership")]
    Task ExpireOwnership(Guid id);

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
