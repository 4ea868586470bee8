using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Members and their roles. There is always an owner.</summary>
internal sealed partial record Tenancy
{
    private bool IsLastOwner(Membership member) => member.IsOwner && Members.Values.Count(other => other.IsOwner) == 1;

    public Outcome<Step> ChangeRoles(Guid accountId, ImmutableArray<Role> asked, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        if (!Members.TryGetValue(accountId, out var member))
            return Refusal.NotFound("member");
        if (Misses(expectedVersion, member.Version) is { } stale)
            return stale;
        if (!RoleSet.Parse(asked).Try(out var roles, out var refusal))
            return refusal;
        if (roles.SequenceEqual(member.Roles))
            return Stay();
        if (by.CannotGive(roles.Except(member.Roles).Union(member.Roles.Except(roles))) is { } forbidden)
            return forbidden;
        if (roles.Contains(Role.Owner) && !member.IsOwner)
            return Refusal.Conflict("Nobody becomes an owner unasked: offer this member the ownership.", "offer_needed", "roles");
        if (IsLastOwner(member) && !roles.Contains(Role.Owner))
            return LastOwner();
        var details = new Details().Fact("roles", new { before = member.Roles, after = roles });
        return Next(With(member with { Roles = roles, Version = member.Version + 1 }), new("member", accountId, "roles_changed", details.ToString()));
    }

    public Outcome<Step> Remove(Guid accountId, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        if (!Members.TryGetValue(accountId, out var member))
            return Refusal.NotFound("member");
        if (Misses(expectedVersion, member.Version) is { } stale)
            return stale;
        if (by.CannotGive(member.Roles) is { } forbidden)
            return forbidden;
        if (IsLastOwner(member))
            return LastOwner();
        var details = new Details().Fact("roles", member.Roles).Fact("hadSeat", member.HasSeat);
        var (teams, left) = TeamsWithout(accountId);
        return NextOf(this with { Members = Members.Remove(accountId), Teams = teams }, [new("member", accountId, "removed", details.ToString()), .. left]);
    }

    public Outcome<Done> MayEndSessions(Guid accountId, Standing by)
    {
        if (Bars(by, Right.ManageMembers) is { } bar)
            return bar;
        if (!Members.TryGetValue(accountId, out var member))
            return Refusal.NotFound("member");
        return by.CannotGive(member.Roles) is { } forbidden ? forbidden : Done.Ok;
    }

    private static Refusal LastOwner() => Refusal.Conflict("A tenant keeps at least one owner: make another one first.", "last_owner");
}
