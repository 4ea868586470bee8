using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

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
[GenerateSerializer, Immutable, Alias("RevenueMonth")]
public sealed record RevenueMonth(
    [property: Id(0)] DateOnly Month, [property: Id(1)] string Currency, [property: Id(2)] string Net, [property: Id(3)] string Recurring, [property: Id(4)] string Usage, [property: Id(5)] string Other,
    [property: Id(6)] int Companies, [property: Id(7)] int NewCompanies, [property: Id(8)] int? LostCompanies, [property: Id(9)] string? LostRecurring);

/// <summary>Revenue by month, for the operator. There is one of it.</summary>
[Alias("IRevenueReader")]
public interface IRevenueReader : IGrainWithStringKey
{
    /// <summary>The most months.</summary>
    const int MonthsMax = 36;

    /// <summary>The running month and those before it, the newest first; of each month one for every currency that is in any.</summary>
    /// <param name="months">How many months, 1 to <see cref="MonthsMax"/>.</param>
    [Alias("Read")]
    Task<ImmutableArray<RevenueMonth>> Read(int months);
}
