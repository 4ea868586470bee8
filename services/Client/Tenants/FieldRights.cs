namespace CloudCrm.Client;

/// <summary>What a role may do with a field of customers, where that is not everything.</summary>
public enum FieldAccess
{
    /// <summary>See it, and not change it.</summary>
    ReadOnly,

    /// <summary>Neither see nor change it.</summary>
    Hidden,
}

/// <summary>Bounds what a role may do with a field of customers.</summary>
/// <param name="Role">Supervisor, agent or viewer. Owners and admins have no bounds.</param>
/// <param name="Field"><c>phone</c>, <c>mail</c>, <c>handle</c>, <c>externalId</c>, <c>ownerId</c>, <c>tags</c>, <c>addresses</c>, <c>consents</c>, <c>relations</c>, or <c>fields.</c> and the key of a field of the tenant's own; <c>name</c> and <c>kind</c> can be read-only.</param>
/// <param name="Access">What is left.</param>
public sealed record FieldRule(Role Role, string Field, FieldAccess Access);

/// <summary>The tenant's rights to fields of customers. What no rule names is open; of several roles of a member the most generous counts.</summary>
/// <param name="Rules">At most one a role and field.</param>
/// <param name="Version">The tenant's version; the ETag.</param>
public sealed record FieldRights(IReadOnlyList<FieldRule> Rules, long Version) : IVersioned;

/// <summary>Sets the tenant's rights to fields of customers.</summary>
/// <param name="Rules">The whole new list, at most 1,000.</param>
public sealed record SetFieldRights(IReadOnlyList<FieldRule> Rules);
