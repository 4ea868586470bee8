using System.Collections.Immutable;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating;

/// <summary>An invoice as it was calculated: every step is a line, and every total the sum of lines.</summary>
/// <param name="Currency">What its money is.</param>
/// <param name="Lines">In the order of <see cref="LineKind"/>.</param>
/// <param name="CouponsLeft">The coupons that hold in the next period, with one period less.</param>
public sealed record CalculatedInvoice(Currency Currency, ImmutableArray<InvoiceLine> Lines, ImmutableArray<Coupon> CouponsLeft)
{
    /// <summary>Charges, minimum, maximum, trials, corrections and true-ups.</summary>
    public decimal Charges => Sum(kind => kind <= LineKind.TrueUp);

    /// <summary>What coupons take off; 0 or less.</summary>
    public decimal Discounts => Sum(LineKind.Discount);

    /// <summary>What the tenant buys, without tax.</summary>
    public decimal Net => Charges + Discounts + Sum(LineKind.TaxTakenOut);

    /// <summary>The tax.</summary>
    public decimal Tax => Sum(LineKind.Tax);

    /// <summary>The invoice's total: net and tax.</summary>
    public decimal Total => Net + Tax;

    /// <summary>What credits pay; 0 or less.</summary>
    public decimal Credits => Sum(LineKind.Credit);

    /// <summary>What was prepaid; 0 or less.</summary>
    public decimal Prepaid => Sum(LineKind.Prepaid);

    /// <summary>What a negative total leaves as a new credit; 0 or more.</summary>
    public decimal NewCredit => Sum(LineKind.NewCredit);

    /// <summary>What is left to pay: the sum of all lines, never below 0.</summary>
    public decimal Due => Lines.Sum(line => line.Amount);

    private decimal Sum(LineKind kind) => Sum(it => it == kind);

    private decimal Sum(Func<LineKind, bool> fits) => Lines.Where(line => fits(line.Kind)).Sum(line => line.Amount);
}
