using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Contracts.Bus;

/// <summary>A tenant has another plan. From Billing to Crm; a lower version than one seen before is old news.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Plan">The plan's code in the price book.</param>
/// <param name="Version">Grows with every change of the tenant's billing account.</param>
public sealed record PlanChanged(Guid Tenant, string Plan, long Version);

/// <summary>How a tenant stands with its payments. From Billing to Crm; a lower version than one seen before is old news.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Version">Grows with every change of the tenant's billing account.</param>
/// <param name="At">Since when (UTC).</param>
public sealed record BillingStanding(Guid Tenant, PaymentStanding Standing, long Version, DateTimeOffset At);

/// <summary>Tells a tenant's people something, by mail, in the product and to webhooks. From Billing to Crm; each <see cref="BillingNews.Id"/> is told once.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="News">What is told.</param>
public sealed record BillingNotice(Guid Tenant, BillingNews News);

/// <summary>Somebody did something in Billing: it goes into the journal that people read. From Billing to Crm; each <see cref="BillingAct.Id"/> is taken once.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Act">What was done.</param>
public sealed record ActTold(Guid Tenant, BillingAct Act);

/// <summary>How many units of a meter a tenant may use in a billing period. From Billing to Crm; a lower version of a lease than one seen before is old news.</summary>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Lease">The units.</param>
public sealed record UnitsLeased(Guid Tenant, UnitLease Lease);
