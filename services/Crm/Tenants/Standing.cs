using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants;

/// <summary>
/// Who acts, as seen by the tenant itself at this moment. The gateway has checked rights before; it may have remembered them for 3 s,
/// so the tenant looks again before anything about members, seats, settings or keys is changed.
/// </summary>
/// <param name="Rights">What the caller has now, whether or not it holds a seat.</param>
/// <param name="IsOwner">Whether it is an owner.</param>
/// <param name="IsProduct">Whether it is the product itself or its operator, who stand above the tenant's roles.</param>
internal readonly record struct Standing(Right Rights, bool IsOwner, bool IsProduct)
{
    /// <summary>The product or its operator.</summary>
    public static Standing Product { get; } = new(Roles.Grantable, IsOwner: true, IsProduct: true);

    /// <summary>Somebody who has nothing to say here.</summary>
    public static Standing Nobody { get; }

    /// <summary>An API key.</summary>
    public static Standing Key(Right scopes) => new(scopes, IsOwner: false, IsProduct: false);

    /// <summary>A member.</summary>
    public static Standing Member(Membership member) =>
        new(Roles.RightsOf(member.Roles, member.HasSeat), member.Roles.Contains(Role.Owner), IsProduct: false);

    /// <summary>Null when the right is there.</summary>
    public Refusal? Lacks(Right right) =>
        (Rights & right) == right ? null : Refusal.Forbidden("This needs a right that you do not have.");

    /// <summary>Null when these roles may be given (or taken): owners only by owners, and no right that the giver lacks.</summary>
    public Refusal? CannotGive(IEnumerable<Role> roles)
    {
        var given = roles.ToArray();
        if (given.Contains(Role.Owner) && !IsOwner)
            return Refusal.Forbidden("Only an owner makes or unmakes owners.", "owner_needed");
        return IsOwner || (Roles.RightsOf(given, hasSeat: false) & ~Rights) == Right.None
            ? null
            : Refusal.Forbidden("These roles give more than you have.", "roles_exceed_yours");
    }
}
