using CloudCrm.Billing.Rating.Steps;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating;

/// <summary>
/// Makes an invoice out of what it depends on: charges, then minimum and maximum of each and trials, commitments, discounts, tax, credits, prepaid. Each step
/// looks only at the lines before it. Amounts are exact inside a line and rounded once, as the line.
/// </summary>
public static class InvoiceCalculator
{
    /// <summary>The invoice.</summary>
    /// <exception cref="ArgumentException">The input contradicts itself: a segment lies outside the period or over another one, or lacks days of seats.</exception>
    public static CalculatedInvoice Calculate(InvoiceInput input)
    {
        Check(input);
        var money = input.Currency;
        var charges = input.Segments.SelectMany(segment => SegmentCharges.Of(segment, input.Period.Days, money)).ToArray();

        var lines = new List<InvoiceLine>();
        lines.AddRange(charges.Select(charge => charge.Line).OrderBy(line => line.Kind));
        lines.AddRange(input.Corrections.Select(correction => Corrected(correction, money)));
        lines.AddRange(charges.SelectMany(charge => charge.Bounds(money)).OrderBy(line => line.Kind));
        lines.AddRange(charges.SelectMany(charge => charge.Waiver(money)));
        lines.AddRange(CommitmentLines.Of(input.Commitments, lines, money));
        lines.AddRange(DiscountLines.Of(input.Coupons, lines, money));
        lines.AddRange([.. TaxLines.Of(input.Tax, lines, money)]);
        lines.AddRange(BalanceLines.Of(LineKind.Credit, input.Credits, lines, money));
        lines.AddRange(BalanceLines.Of(LineKind.Prepaid, input.Prepaid, lines, money));
        lines.AddRange([.. BalanceLines.Remainder(lines)]);
        return new(money, [.. lines], DiscountLines.Left(input.Coupons));
    }

    private static InvoiceLine Corrected(Correction it, Currency money) => new(LineKind.Correction, it.Code, money.Round(it.Amount))
    {
        Exact = it.Amount,
        Span = it.Span,
        PriceVersion = it.PriceVersion,
        Quantity = it.Quantity,
    };

    private static void Check(InvoiceInput input)
    {
        var from = input.Period.From;
        foreach (var segment in input.Segments)
        {
            if (!input.Period.Covers(segment.Span) || segment.Span.From < from)
                throw new ArgumentException("Segments lie in the period, one after the other.", nameof(input));
            if (segment.Seats.Length != segment.Span.Days)
                throw new ArgumentException("A segment has as many seat levels as days.", nameof(input));
            from = segment.Span.To;
        }
    }
}
