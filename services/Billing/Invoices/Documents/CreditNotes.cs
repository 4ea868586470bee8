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

    /// <summary>Takes back parts of lines before tax, and the tax on them at the invoice's rate.</summary>
    public static Outcome<InvoiceDocument> Part(InvoiceHeader header, InvoiceDocument invoice, string reason, ImmutableArray<CreditedLine> lines)
    {
        if (lines.IsDefaultOrEmpty)
            return Refusal.Invalid("lines", "Say what is taken back.");
        for (var i = 0; i < lines.Length; i++)
        {
            var it = lines[i];
            if (it.Line < 0 || it.Line >= invoice.Lines.Length || invoice.Lines[it.Line].Kind >= LineKind.TaxTakenOut)
                return Refusal.Invalid($"lines[{i}].line", "The invoice has no such line before tax.");
            if (lines.Take(i).Any(other => other.Line == it.Line))
                return Refusal.Invalid($"lines[{i}].line", "This line stands there twice.");
            var whole = invoice.Lines[it.Line].Amount;
            if (it.Amount == 0 || Math.Sign(it.Amount) != Math.Sign(whole) || Math.Abs(it.Amount) > Math.Abs(whole) || invoice.Currency.Round(it.Amount) != it.Amount)
                return Refusal.Invalid($"lines[{i}].amount", "No more can be taken back than the line has, in whole units of the currency.");
        }

        var taken = lines.Select(it => Taken(invoice.Lines[it.Line], -it.Amount, invoice.Currency)).ToList();
        taken.AddRange(TaxOn(invoice, taken.Sum(line => line.Amount)));
        return Made(header, invoice, reason, [.. taken]);
    }

    /// <summary>The tax lines of a credit note whose other lines have a sum.</summary>
    internal static IEnumerable<DocumentLine> TaxOn(InvoiceDocument invoice, decimal taxed)
    {
        if (invoice.Tax is not { } tax)
            yield break;
        var amount = invoice.Currency.Round(tax.IsInclusive ? taxed * tax.Rate / (1 + tax.Rate) : taxed * tax.Rate);
        if (tax.IsInclusive)
            yield return new(LineKind.TaxTakenOut, tax.Code, Figures.Money(-amount, invoice.Currency));
        yield return new(LineKind.Tax, tax.Code, Figures.Money(amount, invoice.Currency));
    }

    private static DocumentLine Taken(DocumentLine line, decimal amount, Currency currency) => new(line.Kind, line.Code, Figures.Money(amount, currency))
    {
        Span = line.Span,
        Plan = line.Plan,
        PriceVersion = line.PriceVersion,
        Corrects = line.Corrects,
    };

    private static InvoiceDocument Made(InvoiceHeader header, InvoiceDocument invoice, string reason, ImmutableArray<DocumentLine> lines) => InvoiceJson.Seal(new()
    {
        Kind = DocumentKind.CreditNote,
        Id = header.Id,
        Number = header.Number,
        Tenant = invoice.Tenant,
        RefersTo = new(invoice.Id, invoice.Number ?? throw new ArgumentException("A draft is not taken back.", nameof(invoice)), invoice.Digest!),
        Reason = reason,
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
