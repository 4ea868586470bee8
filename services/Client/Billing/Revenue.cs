namespace CloudCrm.Client;

/// <summary>Revenue of all tenants.</summary>
/// <param name="Months">By month and currency, the newest month first.</param>
public sealed record Revenue(IReadOnlyList<RevenueMonth> Months);

/// <summary>What all tenants' invoices of a month came to in one currency. A document counts in the month in which the last day of its period is, a credit note in that of its invoice.</summary>
/// <param name="Month">The month's first day.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Net">All of it, less credit notes, without tax: decimal text.</param>
/// <param name="Recurring">Of it plans' bases and seats.</param>
/// <param name="Usage">Of it usage, with corrections of earlier periods, minimums and maximums.</param>
/// <param name="Other">The rest: what coupons take off, what commitments add, and the tax that is in the prices.</param>
/// <param name="Companies">How many tenants' net is more than 0.</param>
/// <param name="NewCompanies">How many of them were not among those of the month before.</param>
/// <param name="LostCompanies">How many of the month before are not among them; null while the month's invoices still come.</param>
/// <param name="LostRecurring">What was recurring of those in the month before; null while the month's invoices still come.</param>
public sealed record RevenueMonth(
    DateOnly Month, string Currency, string Net, string Recurring, string Usage, string Other, int Companies, int NewCompanies, int? LostCompanies, string? LostRecurring);
