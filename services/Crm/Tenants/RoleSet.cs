using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants;

/// <summary>A member's roles as rows keep them (one bit a role) and as input may give them.</summary>
internal static class RoleSet
{
    private static readonly ImmutableArray<Role> All = [.. Enum.GetValues<Role>()];

    public static int Pack(ImmutableArray<Role> roles) => roles.Aggregate(0, (bits, role) => bits | (1 << (int)role));

    public static ImmutableArray<Role> Unpack(int bits) => [.. All.Where(role => (bits & (1 << (int)role)) != 0)];

    public static ImmutableArray<Role> Union(ImmutableArray<Role> some, ImmutableArray<Role> more) => Unpack(Pack(some) | Pack(more));

    /// <summary>The roles without repetitions, in their order; refused when there are none or unknown ones.</summary>
    public static Outcome<ImmutableArray<Role>> Parse(ImmutableArray<Role> roles)
    {
        if (roles.IsDefaultOrEmpty)
            return Refusal.Invalid("roles", "At least one role is needed.");
        if (roles.Any(role => !Enum.IsDefined(role)))
            return Refusal.Invalid("roles", "There is no such role.");
        return Unpack(Pack(roles));
    }
}
