using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants.Credentials;

/// <summary>What credentials make of a tenant's admission.</summary>
internal static class Admissions
{
    /// <summary>Null when the tenant lets this credential in.</summary>
    public static Refusal? Bars(this Admission admission) => admission.State switch
    {
        TenantState.Closed => Refusal.Forbidden("This tenant is closed.", "tenant_closed"),
        TenantState.Suspended when admission.Rights == Right.None => Refusal.Forbidden("This tenant is suspended.", "tenant_suspended"),
        _ => null,
    };

    /// <summary>Null when this may be changed in the tenant now.</summary>
    public static Refusal? BarsChanges(this Admission admission) => admission.State switch
    {
        TenantState.Active => null,
        TenantState.Closing => Tenancy.Closing,
        TenantState.Suspended => Refusal.Forbidden("This tenant is suspended.", "tenant_suspended"),
        _ => Refusal.Forbidden("This tenant is closed.", "tenant_closed"),
    };

    public static Principal ToPrincipal(this Admission admission, Caller caller, TenantId tenant, DateTimeOffset? expiresAt) =>
        new(caller, tenant, admission.Rights, admission.State, admission.Limits, admission.Origins, admission.TimeZone, expiresAt, admission.Sight);
}
