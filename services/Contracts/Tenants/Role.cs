namespace CloudCrm.Contracts.Tenants;

/// <summary>What a member is in a tenant; a member may have several.</summary>
public enum Role
{
    /// <summary>Everything; there is always at least one.</summary>
    Owner,

    /// <summary>Configures the tenant, its members, seats and keys.</summary>
    Admin,

    /// <summary>Leads agents; serves customers with a seat.</summary>
    Supervisor,

    /// <summary>Serves customers with a seat.</summary>
    Agent,

    /// <summary>Sees usage and bills.</summary>
    Billing,

    /// <summary>Sees customers and interactions.</summary>
    Viewer,
}

/// <summary>The rights behind roles.</summary>
public static class Roles
{
    private const Right Viewing = Right.ReadTenant | Right.ReadCustomers | Right.ReadInteractions;
    private const Right Administration = Viewing | Right.ManageTenant | Right.ManageMembers | Right.ManageSeats | Right.ManageKeys | Right.ManageWebhooks
        | Right.ReadJournal | Right.ReadUsage | Right.RecordUsage | Right.ManageCustomers | Right.WriteNotes | Right.ManageBilling;

    /// <summary>The rights of a member: what its roles give by themselves, and what they give only to who holds a seat.</summary>
    public static Right RightsOf(IEnumerable<Role> roles, bool hasSeat)
    {
        var rights = Right.None;
        foreach (var role in roles)
            rights |= Unseated(role) | (hasSeat ? Seated(role) : Right.None);
        return rights;
    }

    /// <summary>The rights that an API key may be given: all that a tenant has. A key needs no seat.</summary>
    public static Right Grantable => Administration | Right.ServeCustomers;

    /// <summary>
    /// What the product's operators may do in a tenant that consented. Never members, seats, keys, nor anything that costs money or speaks in the tenant's name.
    /// </summary>
    public static Right Support(bool mayChange) => Viewing | Right.ReadUsage | Right.ReadJournal | (mayChange ? Right.ManageTenant | Right.ManageCustomers | Right.WriteNotes : Right.None);

    private static Right Unseated(Role role) => role switch
    {
        Role.Owner or Role.Admin => Administration,
        Role.Supervisor => Viewing | Right.WriteNotes | Right.ReadUsage | Right.ReadJournal,
        Role.Agent => Viewing | Right.WriteNotes,
        Role.Billing => Right.ReadTenant | Right.ReadUsage,
        Role.Viewer => Viewing,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private static Right Seated(Role role) => role switch
    {
        Role.Owner or Role.Admin or Role.Supervisor or Role.Agent => Right.ServeCustomers | Right.ManageCustomers,
        _ => Right.None,
    };
}
