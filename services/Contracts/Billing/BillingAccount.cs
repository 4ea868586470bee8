using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>Who stands on an invoice, on either side. What is left out is null.</summary>
/// <param name="LegalName">The company's registered name, at most 200 characters.</param>
/// <param name="Address">Postal address; lines are separated by line feeds, at most 500 characters.</param>
/// <param name="TaxId">Its number at the tax office, such as a VAT number or a 統一編號; at most 40 characters.</param>
/// <param name="PurchaseOrder">The number that the buyer wants on its invoices; at most 60 characters.</param>
/// <param name="Mail">Where invoices are sent; at most 254 characters.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code, in capitals.</param>
[GenerateSerializer, Immutable, Alias("BillingParty")]
public sealed record BillingParty(
    [property: Id(0)] string? LegalName,
    [property: Id(1)] string? Address,
    [property: Id(2)] string? TaxId,
    [property: Id(3)] string? PurchaseOrder,
    [property: Id(4)] string? Mail,
    [property: Id(5)] string? Country = null);

/// <summary>A plan and the version of the price book that it is charged by, from a day of the running period on.</summary>
/// <param name="From">The first day, in the tenant's time zone.</param>
/// <param name="Plan">The plan's code.</param>
/// <param name="PriceVersion">The version's code.</param>
[GenerateSerializer, Immutable, Alias("PlanFrom")]
public sealed record PlanFrom([property: Id(0)] DateOnly From, [property: Id(1)] string Plan, [property: Id(2)] string PriceVersion);

/// <summary>What is left of balances in a currency. Money is decimal text with the currency's decimals.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Credit">What is left of credits.</param>
/// <param name="Prepaid">What is left of what was prepaid.</param>
[GenerateSerializer, Immutable, Alias("BalancesLeft")]
public sealed record BalancesLeft([property: Id(0)] string Currency, [property: Id(1)] string Credit, [property: Id(2)] string Prepaid);

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
/// <param name="TrialUntil">The first day that is charged, while a trial runs.</param>
/// <param name="Plans">What holds in the running period, earliest first; at most 32.</param>
/// <param name="Buyer">What stands on invoices.</param>
/// <param name="Terms">What was agreed with this tenant alone, last; in another currency than this one it waits for a period to begin.</param>
/// <param name="Credit">What is left of credits in this currency.</param>
/// <param name="Prepaid">What is left of what was prepaid in this currency.</param>
/// <param name="Version">Grows by one a change.</param>
/// <param name="Balances">What is left, by currency: one for each in which something is left, whatever the account's currency is now; at most 5.</param>
[GenerateSerializer, Immutable, Alias("BillingAccount")]
public sealed record BillingAccount(
    [property: Id(0)] string Currency,
    [property: Id(1)] string Plan,
    [property: Id(2)] string PriceVersion,
    [property: Id(3)] string? NextPlan,
    [property: Id(4)] string? NextPriceVersion,
    [property: Id(5)] DateOnly PeriodFrom,
    [property: Id(6)] DateOnly PeriodTo,
    [property: Id(7)] DateTimeOffset StartsAt,
    [property: Id(8)] DateTimeOffset EndsAt,
    [property: Id(9)] DateOnly? TrialUntil,
    [property: Id(10)] ImmutableArray<PlanFrom> Plans,
    [property: Id(11)] BillingParty Buyer,
    [property: Id(12)] BillingTerms Terms,
    [property: Id(13)] string Credit,
    [property: Id(14)] string Prepaid,
    [property: Id(15)] long Version,
    [property: Id(16)] ImmutableArray<BalancesLeft> Balances);
