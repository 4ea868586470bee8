using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Who may see and change which field of customers.</summary>
internal sealed partial record Tenancy
{
    /// <summary>By role and field; what is not among them is open.</summary>
    public ImmutableArray<FieldRule> FieldRules { get; init; } = [];

    public FieldRights ToFieldRights() => new(FieldRules, Version);

    /// <summary>Sets all rules; <paramref name="book"/> has the tenant's own fields.</summary>
    public Outcome<Step> SetFieldRules(ImmutableArray<FieldRule> asked, FieldBook book, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageTenant) is { } bar)
            return bar;
        if (Misses(expectedVersion, Version) is { } stale)
            return stale;
        if (CheckRules(asked, book) is { } refusal)
            return refusal;
        ImmutableArray<FieldRule> rules = [.. asked.OrderBy(rule => rule.Role).ThenBy(rule => rule.Field, StringComparer.Ordinal)];
        var details = new Details();
        foreach (var (role, field) in FieldRules.Concat(rules).Select(rule => (rule.Role, rule.Field)).Distinct())
            details.Change($"{role}.{field}", AccessOf(FieldRules, role, field), AccessOf(rules, role, field));
        return details.IsEmpty ? Stay() : Next(this with { FieldRules = rules }, new("field_rights", Id.Value, "changed", details.ToString()));
    }

    private static FieldAccess? AccessOf(ImmutableArray<FieldRule> rules, Role role, string field) =>
        rules.FirstOrDefault(rule => rule.Role == role && rule.Field == field)?.Access;

    private static Refusal? CheckRules(ImmutableArray<FieldRule> rules, FieldBook book)
    {
        if (rules.IsDefault)
            return Refusal.Invalid("rules", "A list is needed here.");
        if (rules.Length > Contracts.Tenants.FieldRights.MaxRules)
            return Refusal.Invalid("rules", $"At most {Contracts.Tenants.FieldRights.MaxRules} rules.", "length");
        var seen = new HashSet<(Role, string)>();
        for (var i = 0; i < rules.Length; i++)
        {
            if (Check($"rules[{i}]", rules[i], book) is { } refusal)
                return refusal;
            if (!seen.Add((rules[i].Role, rules[i].Field)))
                return Refusal.Invalid($"rules[{i}]", "This role and field stand in the list twice.", "duplicate");
        }

        return null;
    }

    private static Refusal? Check(string at, FieldRule? rule, FieldBook book)
    {
        if (rule is null || !Enum.IsDefined(rule.Role) || !Enum.IsDefined(rule.Access))
            return Refusal.Invalid(at, "A role, a field and what is left of it are needed here.");
        if (!Contracts.Tenants.FieldRights.IsBounded(rule.Role))
            return Refusal.Invalid($"{at}.role", "Owners and admins see everything, and a role that sees no customers needs no rule.", "role_unbounded");
        if (rule.Field?.StartsWith(CustomerParts.Own, StringComparison.Ordinal) == true)
        {
            return book.Fields.Any(field => field.Key == rule.Field[CustomerParts.Own.Length..])
                ? null
                : Refusal.Invalid($"{at}.field", "There is no such field.", "not_found");
        }

        if (CustomerParts.All.FirstOrDefault(part => part.Name == rule.Field) is not { } known)
            return Refusal.Invalid($"{at}.field", "Customers have nothing of this name.", "not_found");
        return known.IsHideable || rule.Access != FieldAccess.Hidden
            ? null
            : Refusal.Invalid($"{at}.access", $"Whoever sees a customer sees its {known.Name}: it can be read-only.", "not_hideable");
    }
}
