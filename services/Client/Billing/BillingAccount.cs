namespace CloudCrm.Client;

/// <summary>Who stands on an invoice. What is left out is null.</summary>
/// <param name="LegalName">The company's registered name, at most 200 characters.</param>
/// <param name="Address">Postal address; lines are separated by line feeds, at most 500 characters.</param>
/// <param name="TaxId">Its number at the tax office, such as a VAT number or a 統一編號; at most 40 characters.</param>
/// <param name="PurchaseOrder">The number that the buyer wants on its invoices; at most 60 characters.</param>
/// <param name="Mail">Where invoices are sent.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code, in capitals; it decides what the tax id is called.</param>
public sealed record BillingParty(
    string? LegalName = null, string? Address = null, string? TaxId = null, string? PurchaseOrder = null, string? Mail = null, string? Country = null);

/// <summary>A plan and the version of the price book that it is charged by, from a day of the running period on.</summary>
/// <param name="From">The first day, in the tenant's time zone.</param>
/// <param name="Plan">The plan's code.</param>
/// <param name="PriceVersion">The version's code.</param>
public sealed record PlanFrom(DateOnly From, string Plan, string PriceVersion);

/// <summary>What is left of balances in a currency. Money is decimal text with the currency's decimals.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Credit">What is left of credits.</param>
/// <param name="Prepaid">What is left of what was prepaid.</param>
public sealed record BalancesLeft(string Currency, string Credit, string Prepaid);

/// <summary>What a tenant pays by, and in which billing period it is. Money is decimal text with the currency's decimals.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Plan">The plan that holds now.</param>
/// <param name="PriceVersion">The version of the price book that holds now.</param>
/// <param name="NextPlan">The plan that the next period begins with, where it is another one.</param>
/// <param name="NextPriceVersion">The version that the next period begins with, where the tenant was told of another one.</param>
/// <param name="PeriodFrom">The first day of the running period, in the tenant's time zone.</param>
/// <param name="PeriodTo">The first day of the next one.</param>
/// <param name="StartsAt">When the running period began (UTC).</param>
/// <param name="EndsAt">When the next one begins (UTC).</param>
/// <param name="TrialUntil">The first day that is charged, where there was a trial.</param>
/// <param name="Plans">What holds in the running period, earliest first; at most 32.</param>
/// <param name="Buyer">What stands on invoices.</param>
/// <param name="Terms">What was agreed with this tenant alone.</param>
/// <param name="Credit">What is left of credits in this currency.</param>
/// <param name="Prepaid">What is left of what was prepaid in this currency.</param>
/// <param name="Balances">What is left, by currency: one for each in which something is left, whatever the account's currency is now; at most 5.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record BillingAccount(
    string Currency,
    string Plan,
    string PriceVersion,
    string? NextPlan,
    string? NextPriceVersion,
    DateOnly PeriodFrom,
    DateOnly PeriodTo,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateOnly? TrialUntil,
    IReadOnlyList<PlanFrom> Plans,
    BillingParty Buyer,
    BillingTerms Terms,
    string Credit,
    string Prepaid,
    IReadOnlyList<BalancesLeft> Balances,
    long Version) : IVersioned;

/// <summary>Changes the plan: one of a higher rank from today on, another one from the next period on. The plan that holds takes a coming one back.</summary>
/// <param name="Plan">The plan's code.</param>
public sealed record ChangePlan(string Plan);

/// <summary>Asks what a change comes to.</summary>
/// <param name="Plan">The plan's code; the one that holds when null.</param>
/// <param name="Seats">Seats bought from today on, 0 to 10,000; as many as there are when null.</param>
public sealed record PreviewChange(string? Plan = null, int? Seats = null);

/// <summary>What a change comes to, before it is made. Money is decimal text.</summary>
/// <param name="HoldsFrom">The first day that the plan would hold.</param>
/// <param name="Now">The running period as it is.</param>
/// <param name="Then">The running period with the change.</param>
/// <param name="Difference">What would be due more in the running period, or less with a minus.</param>
/// <param name="NextPeriod">Base and seats of a whole next period, before discounts and tax.</param>
public sealed record PreviewedChange(DateOnly HoldsFrom, Statement Now, Statement Then, string Difference, string NextPeriod);
