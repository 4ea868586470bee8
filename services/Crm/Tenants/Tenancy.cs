using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants;

/// <summary>
/// A tenant with its members, seats, teams, origins and open invitations, as it is at one moment. Its methods decide: a command in, a <see cref="Step"/>
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

    /// <summary>Whether it is for trying things only, and never billed.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The day of the month on which its billing periods begin; never changes.</summary>
    public int BillingDay { get; init; } = 1;

    /// <summary>When it is there for its customers; none is around the clock.</summary>
    public ImmutableArray<OpenHours> BusinessHours { get; init; } = [];

    /// <summary>The tenant whose sandbox it is; null for others.</summary>
    public TenantId? SandboxOf { get; init; }

    /// <summary>How many of the bought seats usage was told of: fewer only in a tenant from before there was usage of seats.</summary>
    public int SeatsTold { get; init; }

    /// <summary>What settling a bill takes.</summary>
    private const Right Bills = Right.ReadUsage | Right.ManageBilling;

    public int SeatsAssigned => Members.Values.Count(member => member.HasSeat);

    public Tenant ToContract() =>
        new(Id, Name, Plan, TimeZone, Language, Effective, OpenedAt, SeatsBought, SeatsAssigned, Origins, Limits, Version, IsSandbox, ClosesAt, BillingDay, Payment, PaymentSince, BusinessHours);

    public Seats ToSeats() => new(SeatsBought, SeatsAssigned, Version);

    public TenantChanged ToMessage() => new(Id.Value, Name, Plan, TimeZone, State.ToString(), OpenedAt, SeatsBought, Version, IsSandbox, BillingDay, Language);

    public Outcome<Member> Member(Guid accountId) =>
        Members.TryGetValue(accountId, out var member) ? member.ToContract() : Refusal.NotFound("member");

    /// <summary>A member's admission: in a suspended tenant owners and admins may look at the tenant, in a closing one all may read, in a closed one nobody may do anything.</summary>
    public Outcome<Admission> Admit(Guid accountId)
    {
        if (!Members.TryGetValue(accountId, out var member))
            return Refusal.NotFound("member");
        var rights = Effective switch
        {
            TenantState.Active => Roles.RightsOf(member.Roles, member.HasSeat),
            TenantState.Closing => Roles.RightsOf(member.Roles, member.HasSeat) & InGrace,
            TenantState.Suspended when member.Roles.Contains(Role.Owner) || member.Roles.Contains(Role.Admin) => IsHeldByBilling ? Right.ReadTenant | Bills : Right.ReadTenant,
            _ => Right.None,
        };
        return Admission(rights, member.Joining, ToFieldRights().SightOf(member.Roles));
    }

    /// <summary>A key's admission. What was used outside is counted whatever the tenant's state, until it is closed.</summary>
    public Admission AdmitKey(Right scopes, Role? seesAs) => Admission(
        Effective switch
        {
            TenantState.Active => scopes & Roles.Grantable,
            TenantState.Closing => scopes & Roles.Grantable & InGrace,
            TenantState.Suspended => scopes & Roles.Grantable & Right.RecordUsage,
            _ => Right.None,
        },
        0,
        seesAs is { } role ? ToFieldRights().SightOf(role) : FieldSight.Everything);

    /// <summary>What somebody may do here now; a key's scopes are told by who knows them.</summary>
    public Standing StandingOf(Caller caller, Right keyScopes) => caller.Kind switch
    {
        ActorKind.System or ActorKind.Operator => Standing.Product,
        ActorKind.Account => Members.TryGetValue(caller.Id, out var member) ? Standing.Member(member) : Standing.Nobody,
        ActorKind.ApiKey or ActorKind.Support => Standing.Key(keyScopes),
        _ => Standing.Nobody,
    };

    private Admission Admission(Right rights, long joining, FieldSight sight) => new(rights, Effective, Limits, Origins, TimeZone, joining, sight);

    /// <summary>Null when this may be changed now by somebody of this standing.</summary>
    private Refusal? Bars(Standing by, Right right)
    {
        if (by.Lacks(right) is { } lack)
            return lack;
        return Effective == TenantState.Active || by.IsProduct ? null : Standstill();
    }

    private Refusal Standstill() => Effective switch
    {
        TenantState.Suspended when IsHeldByBilling => Refusal.Forbidden(
            "This tenant is suspended, because an invoice is unpaid: pay it, and all goes on at once.", "tenant_suspended"),
        TenantState.Closed => Refusal.Forbidden("This tenant is closed.", "tenant_closed"),
        TenantState.Closing => Closing,
        _ => Refusal.Forbidden("This tenant is suspended.", "tenant_suspended"),
    };

    /// <summary>The answer to changes while the grace lasts.</summary>
    public static Refusal Closing { get; } = Refusal.Forbidden("This tenant is being closed: it can be read, exported and reopened by an owner, and nothing else.", "tenant_closing");

    private static Refusal? Misses(long? expectedVersion, long version) =>
        expectedVersion is { } expected && expected != version ? Refusal.Stale() : null;

    /// <summary>As it is kept in memory after a commit: closed invitations and offers and deleted teams are only in the database.</summary>
    public Tenancy Settled() => this with
    {
        SeatsTold = SeatsBought,
        Invitations = Invitations.RemoveRange(Invitations.Values.Where(invited => invited.State != InvitationState.Open).Select(invited => invited.Id)),
        Offer = Offer is { State: OfferState.Open } ? Offer : null,
        Teams = Teams.RemoveRange(Teams.Values.Where(team => team.DeletedAt is not null).Select(team => team.Id)),
    };

    private Step Next(Tenancy after, Happening happening) => NextOf(after, [happening]);

    private Step NextOf(Tenancy after, ImmutableArray<Happening> happenings) => new(after with { Version = Version + 1 }, happenings);

    private Step Stay() => new(this, []);

    private Tenancy With(Membership member) => this with { Members = Members.SetItem(member.AccountId, member) };
}
