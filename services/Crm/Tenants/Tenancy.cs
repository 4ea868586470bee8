using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants;

/// <summary>
/// A tenant with its members, seats, origins and open invitations, as it is at one moment. Its methods decide: a command in, a <see cref="Step"/>
/// or a refusal out; nothing is changed and nothing is read from outside.
/// </summary>
internal sealed partial record Tenancy(
    TenantId Id,
    string Name,
    string Plan,
    string TimeZone,
    string Language,
    TenantState State,
    DateTimeOffset OpenedAt,
    int SeatsBought,
    TenantLimits Limits,
    ImmutableArray<string> Origins,
    ImmutableDictionary<Guid, Membership> Members,
    ImmutableDictionary<Guid, Invited> Invitations,
    long Version)
{
    /// <summary>The most members of a tenant, seated or not.</summary>
    public const int MaxMembers = 10_000;

    public int SeatsAssigned => Members.Values.Count(member => member.HasSeat);

    public Tenant ToContract() =>
        new(Id, Name, Plan, TimeZone, Language, State, OpenedAt, SeatsBought, SeatsAssigned, Origins, Limits, Version);

    public Seats ToSeats() => new(SeatsBought, SeatsAssigned, Version);

    public TenantChanged ToMessage() => new(Id.Value, Name, Plan, TimeZone, State.ToString(), OpenedAt, SeatsBought, Version);

    public Outcome<Member> Member(Guid accountId) =>
        Members.TryGetValue(accountId, out var member) ? member.ToContract() : Refusal.NotFound("member");

    /// <summary>A member's admission: in a suspended tenant owners and admins may look at the tenant, in a closed one nobody may do anything.</summary>
    public Outcome<Admission> Admit(Guid accountId)
    {
        if (!Members.TryGetValue(accountId, out var member))
            return Refusal.NotFound("member");
        var rights = State switch
        {
            TenantState.Active => Roles.RightsOf(member.Roles, member.HasSeat),
            TenantState.Suspended when member.Roles.Contains(Role.Owner) || member.Roles.Contains(Role.Admin) => Right.ReadTenant,
            _ => Right.None,
        };
        return Admission(rights, member.Joining, ToFieldRights().SightOf(member.Roles));
    }

    /// <summary>A key's admission.</summary>
    public Admission AdmitKey(Right scopes, Role? seesAs) => Admission(
        State == TenantState.Active ? scopes & Roles.Grantable : Right.None, 0, seesAs is { } role ? ToFieldRights().SightOf(role) : FieldSight.Everything);

    /// <summary>What somebody may do here now; a key's scopes are told by who knows them.</summary>
    public Standing StandingOf(Caller caller, Right keyScopes) => caller.Kind switch
    {
        ActorKind.System or ActorKind.Operator => Standing.Product,
        ActorKind.Account => Members.TryGetValue(caller.Id, out var member) ? Standing.Member(member) : Standing.Nobody,
        ActorKind.ApiKey or ActorKind.Support => Standing.Key(keyScopes),
        _ => Standing.Nobody,
    };

    private Admission Admission(Right rights, long joining, FieldSight sight) => new(rights, State, Limits, Origins, TimeZone, joining, sight);

    /// <summary>Null when this may be changed now by somebody of this standing.</summary>
    private Refusal? Bars(Standing by, Right right)
    {
        if (by.Lacks(right) is { } lack)
            return lack;
        return State == TenantState.Active || by.IsProduct ? null : Standstill();
    }

    private Refusal Standstill() => State == TenantState.Closed
        ? Refusal.Forbidden("This tenant is closed.", "tenant_closed")
        : Refusal.Forbidden("This tenant is suspended.", "tenant_suspended");

    private static Refusal? Misses(long? expectedVersion, long version) =>
        expectedVersion is { } expected && expected != version ? Refusal.Stale() : null;

    /// <summary>As it is kept in memory after a commit: closed invitations are only in the database.</summary>
    public Tenancy Settled() => this with
    {
        Invitations = Invitations.RemoveRange(Invitations.Values.Where(invited => invited.State != InvitationState.Open).Select(invited => invited.Id)),
    };

    private Step Next(Tenancy after, Happening happening) => new(after with { Version = Version + 1 }, [happening]);

    private Step Stay() => new(this, []);

    private Tenancy With(Membership member) => this with { Members = Members.SetItem(member.AccountId, member) };
}
