namespace CloudCrm.Client;

/// <summary>What the operator agrees with one tenant. Money, rates and quantities are decimal text.</summary>
/// <param name="Currency">USD, EUR, TWD, CNY or JPY; in another one than the running period's all terms wait for the first period that begins with no balance left in the old one.</param>
/// <param name="DueDays">Days from an invoice to its due date, 0 to 120.</param>
/// <param name="Tax">The tax on its invoices; null for none.</param>
/// <param name="Base">The base for a period, in place of the price book's; null for that one.</param>
/// <param name="Seat">A seat for a period, in place of the price book's; null for that one.</param>
/// <param name="Meters">Prices by the codes of their meters, in place of the price book's; null for those. A code that no meter has is refused.</param>
/// <param name="Coupons">Discounts, applied one after the other; at most 20.</param>
/// <param name="Commitments">What it promised to spend in a period; at most 20.</param>
/// <param name="Plan">The plan for which <paramref name="Base"/> and <paramref name="Seat"/> hold: on others the price book's do, while <paramref name="Meters"/> hold on all. Null where they are set: the plan that holds then.</param>
public sealed record BillingTerms(
    string Currency,
    int DueDays,
    TaxTerm? Tax = null,
    string? Base = null,
    string? Seat = null,
    IReadOnlyDictionary<string, MeterPrice>? Meters = null,
    IReadOnlyList<CouponTerm>? Coupons = null,
    IReadOnlyList<CommitmentTerm>? Commitments = null,
    string? Plan = null);

/// <summary>A tenant's tax.</summary>
/// <param name="Code">What it is called on invoices, such as <c>VAT</c>; 1 to 60 characters.</param>
/// <param name="Rate">A share from 0 to 1: 0.05 is 5 %.</param>
/// <param name="IsInclusive">Whether prices have it in them already.</param>
public sealed record TaxTerm(string Code, string Rate, bool IsInclusive);

/// <summary>A discount: either a percentage or an amount a period.</summary>
/// <param name="Code">Its code, 1 to 60 characters.</param>
/// <param name="Percent">0 to 100, or null.</param>
/// <param name="Amount">Money a period, or null.</param>
/// <param name="Maximum">The most that it takes off in a period, or null.</param>
/// <param name="Periods">In how many periods it holds, the running one too, 1 to 120; null for ever.</param>
public sealed record CouponTerm(string Code, string? Percent = null, string? Amount = null, string? Maximum = null, int? Periods = null);

/// <summary>What a tenant promises to spend in a period.</summary>
/// <param name="Code">Its code, 1 to 60 characters.</param>
/// <param name="Amount">Money.</param>
/// <param name="Codes">What counts towards it: <c>base</c>, <c>seats</c>, codes of meters (others are refused); everything when null or empty.</param>
public sealed record CommitmentTerm(string Code, string Amount, IReadOnlyList<string>? Codes = null);

/// <summary>A balance that invoices are paid from before money is.</summary>
public enum BalanceKind
{
    /// <summary>Given by the operator; it is not money received.</summary>
    Credit,

    /// <summary>Paid in advance.</summary>
    Prepaid,
}

/// <summary>Puts an amount into a balance of a tenant.</summary>
/// <param name="Kind">Which balance.</param>
/// <param name="Amount">Decimal text, more than 0, with the currency's decimals.</param>
/// <param name="Currency">USD, EUR, TWD, CNY or JPY: what the amount is in, whatever the account's currency is.</param>
/// <param name="Reason">Why, for the journal and for invoices that use it: 1 to 500 characters.</param>
/// <param name="Id">The caller's id for it; made from the Idempotency-Key when null.</param>
public sealed record AddBalance(BalanceKind Kind, string Amount, string Currency, string Reason, Guid? Id = null) : ICallerMadeId;
