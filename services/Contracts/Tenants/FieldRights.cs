using System.Collections.Immutable;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Contracts.Tenants;

/// <summary>What a role may do with a field of customers, where that is not everything.</summary>
public enum FieldAccess
{
    /// <summary>See it, and not change it.</summary>
    ReadOnly,

    /// <summary>Neither see nor change it.</summary>
    Hidden,
}

/// <summary>Bounds what a role may do with a field of customers.</summary>
/// <param name="Role">Who. Owners and admins have no bounds, roles that see no customers need none.</param>
/// <param name="Field">A name of <see cref="CustomerParts"/>, or <c>fields.</c> and the key of a field of the tenant's own.</param>
/// <param name="Access">What is left.</param>
[GenerateSerializer, Immutable, Alias("FieldRule")]
public sealed record FieldRule([property: Id(0)] Role Role, [property: Id(1)] string Field, [property: Id(2)] FieldAccess Access);

/// <summary>A tenant's rights to fields of customers. What no rule names is open to every role that sees customers.</summary>
/// <param name="Rules">At most one a role and field, at most 1,000.</param>
/// <param name="Version">The tenant's version.</param>
[GenerateSerializer, Immutable, Alias("FieldRights")]
public sealed record FieldRights([property: Id(0)] ImmutableArray<FieldRule> Rules, [property: Id(1)] long Version)
{
    /// <summary>The most rules of a tenant.</summary>
    public const int MaxRules = 1_000;

    /// <summary>Whether a rule can bound this role: one that sees customers and does not administer the tenant.</summary>
    public static bool IsBounded(Role role) => IsSeeing(role) && role is not (Role.Owner or Role.Admin);

    /// <summary>What somebody with these roles sees of customers: of several roles the most generous counts; roles that see no customers count for nothing.</summary>
    public FieldSight SightOf(params IEnumerable<Role> roles)
    {
        Role[] seeing = [.. roles.Where(IsSeeing).Distinct()];
        if (seeing.Length == 0)
            return FieldSight.Nothing;
        if (Rules.IsEmpty || !seeing.All(IsBounded))
            return FieldSight.Everything;
        var (hidden, locked) = (new List<string>(), new List<string>());
        foreach (var rules in Rules.Where(rule => seeing.Contains(rule.Role)).GroupBy(rule => rule.Field, StringComparer.Ordinal))
        {
            // A role without a rule for the field leaves it open.
            if (rules.Count() == seeing.Length)
                (rules.All(rule => rule.Access == FieldAccess.Hidden) ? hidden : locked).Add(rules.Key);
        }

        return FieldSight.Of(hidden, locked);
    }

    private static bool IsSeeing(Role role) => Roles.RightsOf([role], hasSeat: false).HasFlag(Right.ReadCustomers);
}
