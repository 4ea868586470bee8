using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Mail;

/// <summary>What stands in the place of a tenant where a mail belongs to an account: rows need one. No tenant can have it, as no tenant's id is made of these words.</summary>
internal static class NoTenant
{
    public static TenantId Id { get; } = Reserved.Accounts;
}
