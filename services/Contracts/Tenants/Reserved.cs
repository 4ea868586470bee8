namespace CloudCrm.Contracts.Tenants;

/// <summary>Tenant ids that stand for no tenant. No tenant can have one, as no tenant's id is made of these words.</summary>
public static class Reserved
{
    /// <summary>Where the journal of accounts and operators stands, which belong to no tenant: rows need one.</summary>
    public static TenantId Accounts { get; } = TenantId.From(Ids.From("cloudcrm", "accounts"));
}
