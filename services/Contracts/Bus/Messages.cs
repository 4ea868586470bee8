using CloudCrm.Contracts.Metering;

namespace CloudCrm.Contracts.Bus;

/// <summary>Usage of one or several acts, of one or several tenants. From Crm to Billing.</summary>
/// <param name="Events">At most 1,000.</param>
public sealed record UsageRecorded(IReadOnlyList<UsageEvent> Events);

/// <summary>A tenant was opened or changed. From Crm to Billing; a lower version than one seen before is old news.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Plan">Its plan's code.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
/// <param name="State">Active, Suspended, Closing or Closed.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="SeatsBought">Paid places.</param>
/// <param name="Version">The tenant's version.</param>
/// <param name="IsSandbox">Whether its usage is counted and never billed. A tenant that once was one stays one.</param>
/// <param name="BillingDay">The day of the month on which its billing periods begin, 1 to 31. Never changes.</param>
/// <param name="Language">Its language: one of <see cref="Tenants.Languages.Known"/>.</param>
public sealed record TenantChanged(
    Guid Tenant, string Name, string Plan, string TimeZone, string State, DateTimeOffset OpenedAt, int SeatsBought, long Version, bool IsSandbox = false,
    int BillingDay = 1, string Language = "en");
