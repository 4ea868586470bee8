namespace CloudCrm.Host.Settings;

/// <summary>What a process does.</summary>
[Flags]
public enum HostRoles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The grains of the CRM.</summary>
    Silo = 1,

    /// <summary>The ledger and its grains.</summary>
    Billing = 2,

    /// <summary>The HTTP API.</summary>
    Gateway = 4,

    /// <summary>The web application's files.</summary>
    Web = 8,
}
