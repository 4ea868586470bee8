using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>What is taken back of a line.</summary>
/// <param name="Line">The line's place on the invoice, from 0.</param>
/// <param name="Amount">Money with the currency's decimals, of the line's sign and no more than the line.</param>
public sealed record CreditedLine(int Line, decimal Amount);

/// <summary>Makes credit notes.</summary>
/// <remarks>Their lines are those of the invoice with the opposite sign, up to tax. Credits and prepaid money that the invoice used are no part of it: the account gives them back.</remarks>
public static class CreditNotes
{
    /// <summary>Takes back all of an invoice: what is left of it is nothing.</summary>
    public static InvoiceDocument Whole(InvoiceHeader header, InvoiceDocument invoice, string reason) =>
        Made(header, invoice, reason, [.. invoice.Lines.Where(line => line.Kind <= LineKind.Tax).Select(line => Taken(line, -line.Amount, invoice.Currency))]);

    /// <summary>Takes back parts of charges with their share of the invoice's discounts, and the tax on them at the invoice's rate; with those before no more than the invoice has.</summary>
    /// <remarks>
    /// Of a discount goes back what share of the charges that coupons lower was taken so far, rounded, less the same for what was taken before; of the tax, the tax on all that was
    /// taken so far, rounded, less what earlier notes took. So however an invoice is cut, its parts sum to what the whole has.
    /// </remarks>
    /// <param name="header">Of the note.</param>
    /// <param name="invoice">What is taken back.</param>
    /// <param name="reason">Why.</param>
    /// <param name="lines">The parts.</param>
    /// <param name="before">What earlier notes took; null where there is none.</param>
    public static Outcome<InvoiceDocument> Part(InvoiceHeader header, InvoiceDocument invoice, string reason, ImmutableArray<CreditedLine> lines, TakenBefore? before = null)
    {
        if (lines.IsDefaultOrEmpty)
            return Refusal.Invalid("lines", "Say what is taken back.");
        for (var i = 0; i < lines.Length; i++)
        {
            var it = lines[i];
            if (it.Line < 0 || it.Line >= invoice.Lines.Length || invoice.Lines[it.Line].Kind >= LineKind.Discount)
                return Refusal.Invalid($"lines[{i}].line", "The invoice has no such charge. Discounts and tax go back with the charges that they are for.");
            if (lines.Take(i).Any(other => other.Line == it.Line))
                return Refusal.Invalid($"lines[{i}].line", "This line stands there twice.");
            var whole = invoice.Lines[it.Line].Amount;
            if (it.Amount == 0 || Math.Sign(it.Amount) != Math.Sign(whole) || Math.Abs(it.Amount) > Math.Abs(whole) || invoice.Currency.Round(it.Amount) != it.Amount)
                return Refusal.Invalid($"lines[{i}].amount", "No more can be taken back than the line has, in whole units of the currency.");
        }

        var taken = lines.Select(it => Taken(invoice.Lines[it.Line], -it.Amount, invoice.Currency)).ToList();
        taken.AddRange(CreditShares.Discounts(invoice, CreditShares.Charges(taken), before));
        taken.AddRange(CreditShares.Tax(invoice, -taken.Sum(line => line.Amount), before));
        var note = Made(header, invoice, reason, [.. taken], before);
        return CreditShares.Total(invoice, before) - note.Totals.Total > Math.Max(0, invoice.Totals.Total)
            ? Refusal.Invalid("lines", "All credit notes together would take back more than the invoice's total.")
            : note;
    }

    /// <summary>Whether a credit note's line takes back a line of its invoice.</summary>
    internal static bool IsOf(this DocumentLine taken, DocumentLine line) =>
        (taken.Kind, taken.Code, taken.Span, taken.Plan, taken.Corrects) == (line.Kind, line.Code, line.Span, line.Plan, line.Corrects);

    private static DocumentLine Taken(DocumentLine line, decimal amount, Currency currency) => new(line.Kind, line.Code, Figures.Money(amount, currency))
    {
        Span = line.Span,
        Plan = line.Plan,
        PriceVersion = line.PriceVersion,
        Corrects = line.Corrects,
    };

    private static InvoiceDocument Made(InvoiceHeader header, InvoiceDocument invoice, string reason, ImmutableArray<DocumentLine> lines, TakenBefore? before = null) => InvoiceJson.Seal(new()
    {
        Kind = DocumentKind.CreditNote,
        Id = header.Id,
        Number = header.Number,
        Tenant = invoice.Tenant,
        RefersTo = new(invoice.Id, invoice.Number ?? throw new ArgumentException("A draft is not taken back.", nameof(invoice)), invoice.Digest!),
        Reason = reason,
        TakenBefore = before,
        Currency = invoice.Currency,
        Seller = header.Seller,
        Buyer = header.Buyer,
        TimeZone = header.TimeZone,
        IssuedOn = header.IssuedOn,
        Period = invoice.Period,
        DayStarts = invoice.DayStarts,
        UsageUntil = invoice.UsageUntil,
        Segments = invoice.Segments,
        Meters = invoice.Meters,
        Tax = invoice.Tax,
        Lines = lines,
        Totals = Totals(lines, invoice.Currency),
    });

    internal static DocumentTotals Totals(ImmutableArray<DocumentLine> lines, Currency currency) =>
        InvoiceDocuments.Totals(new(currency, [.. lines.Select(line => new InvoiceLine(line.Kind, line.Code, line.Amount))], [])) with { Due = Figures.Money(0, currency) };
}
