namespace CloudCrm.Client;

/// <summary>A bound that a tenant sets itself: how many units of a meter it means to use in a billing period.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Meter">The meter's code, such as <c>messages.outbound</c>.</param>
/// <param name="Units">Units of a billing period; of <c>storage.bytes</c> and <c>seats</c> how many there may be.</param>
/// <param name="Alerts">At which percentages owners and admins are told, once a period each; ascending.</param>
/// <param name="HardCap">Whether acts are refused (402 <c>budget_used_up</c>) that would go beyond it.</param>
/// <param name="PeriodStart">When the running billing period began (UTC).</param>
/// <param name="PeriodEnd">When it ends (UTC).</param>
/// <param name="Used">Units that are used of it by now.</param>
/// <param name="Version">Grows by one a change; the ETag.</param>
public sealed record Budget(
    Guid Id,
    string Name,
    string Meter,
    long Units,
    IReadOnlyList<int> Alerts,
    bool HardCap,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    long Used,
    long Version) : IVersioned;

/// <summary>Makes a budget; at most 50 of a tenant.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Units">1 to 10^15.</param>
/// <param name="Amount">For a budget in money; refused until a later release.</param>
/// <param name="Alerts">At which percentages people are told: at most 10, each 1 to 1,000. 50, 80 and 100 when left out.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it; for <c>messages.outbound</c> and <c>storage.bytes</c>. It holds within seconds.</param>
/// <param name="Id">The budget's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record MakeBudget(
    string Name, string? Meter = null, long? Units = null, string? Amount = null, IReadOnlyList<int>? Alerts = null, bool HardCap = false, Guid? Id = null) : ICallerMadeId;

/// <summary>Changes a budget; what is left out stays as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Units">1 to 10^15.</param>
/// <param name="Alerts">The whole new list.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it.</param>
public sealed record ChangeBudget(string? Name = null, long? Units = null, IReadOnlyList<int>? Alerts = null, bool? HardCap = null);
