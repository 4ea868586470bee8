namespace CloudCrm.Client;

/// <summary>A bound that a tenant sets itself in a billing period: how many units of a meter it means to use, or what usage may cost.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Meter">The meter's code, such as <c>messages.outbound</c>; null for money that all usage together may cost.</param>
/// <param name="Units">Units of a billing period, of <c>storage.bytes</c> and <c>seats</c> how many there may be; null for a budget in money.</param>
/// <param name="Amount">What metered usage may cost in a billing period, before discounts and tax, without base and seats: decimal text; null for a budget in units.</param>
/// <param name="Currency">ISO 4217, with an amount. Where the account has another one by now, the budget rests until its amount is set anew.</param>
/// <param name="Alerts">At which percentages owners and admins are told, once a period each; ascending.</param>
/// <param name="HardCap">Whether acts are refused (402 <c>budget_used_up</c>) that would go beyond it.</param>
/// <param name="PeriodStart">When the running billing period began (UTC).</param>
/// <param name="PeriodEnd">When it ends (UTC).</param>
/// <param name="Used">Units of its meter that are used by now; null for all meters together.</param>
/// <param name="Spent">What these cost by now, stored bytes to the period's end: decimal text; null for a budget in units, and while one in money rests.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record Budget(
    Guid Id,
    string Name,
    string? Meter,
    long? Units,
    string? Amount,
    string? Currency,
    IReadOnlyList<int> Alerts,
    bool HardCap,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    long? Used,
    string? Spent,
    long Version) : IVersioned;

/// <summary>Makes a budget, in units of a meter or in money; at most 50 of a tenant.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Meter">The meter's code; may be left out with an amount, which then is for all usage together.</param>
/// <param name="Units">1 to 10^15; not with an amount.</param>
/// <param name="Amount">Decimal text in the account's currency, more than 0; not with units.</param>
/// <param name="Alerts">At which percentages people are told: at most 10, each 1 to 1,000. 50, 80 and 100 when left out.</param>
/// <param name="HardCap">
/// Whether acts are refused that would go beyond it; for <c>messages.outbound</c> and <c>storage.bytes</c>, and an amount for all usage, which refuses outbound messages. It holds
/// within seconds.
/// </param>
/// <param name="Id">The budget's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record MakeBudget(
    string Name, string? Meter = null, long? Units = null, string? Amount = null, IReadOnlyList<int>? Alerts = null, bool HardCap = false, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a budget; what is left out stays as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Units">1 to 10^15; only of a budget in units.</param>
/// <param name="Amount">Decimal text in the account's currency; only of a budget in money.</param>
/// <param name="Alerts">The whole new list.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it.</param>
public sealed record ChangeBudget(string? Name = null, long? Units = null, string? Amount = null, IReadOnlyList<int>? Alerts = null, bool? HardCap = null);
