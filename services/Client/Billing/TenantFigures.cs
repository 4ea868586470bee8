namespace CloudCrm.Client;

/// <summary>What a tenant uses and owes, in a line of a list. Money is decimal text.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Currency">ISO 4217, of the running period.</param>
/// <param name="PeriodTo">The day after the running period; null where none runs any more.</param>
/// <param name="Usage">What usage comes to in the running period so far, without tax; null where none runs any more.</param>
/// <param name="Total">What the running period comes to so far, with tax; null where none runs any more.</param>
/// <param name="Open">What is left to pay of invoices, by currency; empty where nothing is.</param>
public sealed record TenantFigures(Guid Tenant, string Currency, DateOnly? PeriodTo, string? Usage, string? Total, IReadOnlyList<OpenMoney> Open);

/// <summary>What is left to pay in one currency.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">Decimal text, more than 0.</param>
public sealed record OpenMoney(string Currency, string Amount);
