namespace CloudCrm.Contracts.Tenants;

/// <summary>What a credential may do. Roles and API-key scopes are sets of these.</summary>
[Flags]
public enum Right
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See the tenant's settings, members and seats.</summary>
    ReadTenant = 1 << 0,

    /// <summary>Change the tenant's settings.</summary>
    ManageTenant = 1 << 1,

    /// <summary>Invite, change and remove members.</summary>
    ManageMembers = 1 << 2,

    /// <summary>Buy, assign and release seats.</summary>
    ManageSeats = 1 << 3,

    /// <summary>Make and revoke API keys.</summary>
    ManageKeys = 1 << 4,

    /// <summary>Read the audit trail.</summary>
    ReadJournal = 1 << 5,

    /// <summary>See customers and their timelines.</summary>
    ReadCustomers = 1 << 6,

    /// <summary>Register, change and archive customers.</summary>
    ManageCustomers = 1 << 7,

    /// <summary>See interactions, messages and attachments.</summary>
    ReadInteractions = 1 << 8,

    /// <summary>Open interactions, record messages, attach files. A person needs a seat for it.</summary>
    ServeCustomers = 1 << 9,

    /// <summary>Write internal notes, make and change tasks.</summary>
    WriteNotes = 1 << 10,

    /// <summary>See usage and bills.</summary>
    ReadUsage = 1 << 11,

    /// <summary>Register and change webhooks, see and repeat their deliveries.</summary>
    ManageWebhooks = 1 << 12,

    /// <summary>Tell of usage outside of the product, which is billed.</summary>
    RecordUsage = 1 << 13,

    /// <summary>Make and change budgets, change the plan and what stands on bills.</summary>
    ManageBilling = 1 << 14,

    /// <summary>Act as the product's operator; never held inside a tenant.</summary>
    Operate = 1 << 30,
}
