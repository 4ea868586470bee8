namespace CloudCrm.Client;

/// <summary>What a credential may do. Roles and API-key scopes are sets of these.</summary>
public enum Right
{
    /// <summary>See the tenant's settings, members and seats.</summary>
    ReadTenant,

    /// <summary>Change the tenant's settings.</summary>
    ManageTenant,

    /// <summary>Invite, change and remove members.</summary>
    ManageMembers,

    /// <summary>Buy, assign and release seats.</summary>
    ManageSeats,

    /// <summary>Make and revoke API keys.</summary>
    ManageKeys,

    /// <summary>Read the audit trail.</summary>
    ReadJournal,

    /// <summary>See customers and their timelines.</summary>
    ReadCustomers,

    /// <summary>Register, change and archive customers.</summary>
    ManageCustomers,

    /// <summary>See interactions, messages and attachments.</summary>
    ReadInteractions,

    /// <summary>Open interactions, record messages, attach files. A person needs a seat for it.</summary>
    ServeCustomers,

    /// <summary>Write internal notes, make and change tasks.</summary>
    WriteNotes,

    /// <summary>See usage and bills.</summary>
    ReadUsage,

    /// <summary>Register and change webhooks, see and repeat their deliveries.</summary>
    ManageWebhooks,

    /// <summary>Tell of usage outside of the product, which is billed.</summary>
    RecordUsage,

    /// <summary>Make and change budgets, change the plan and what stands on bills.</summary>
    ManageBilling,
}
