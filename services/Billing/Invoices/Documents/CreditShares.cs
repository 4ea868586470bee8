using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>Which shares of an invoice's discounts and tax go back with parts of its charges. Counts what was taken so far as more than 0.</summary>
internal static class CreditShares
{
    /// <summary>What credit notes took back of an invoice; null where there is none.</summary>
    public static TakenBefore? Of(IReadOnlyCollection<InvoiceDocument> notes)
    {
        if (notes.Count == 0)
            return null;
        var currency = notes.First().Currency;
        var lines = notes.SelectMany(note => note.Lines).ToArray();
        return new(
            Figures.Money(Charges(lines), currency), Figures.Money(-lines.Where(line => line.Kind <= LineKind.Discount).Sum(line => line.Amount), currency),
            Figures.Money(-lines.Where(line => line.Kind == LineKind.Tax).Sum(line => line.Amount), currency));
    }

    /// <summary>How much of the charges that coupons lower the lines of notes take: corrections are lowered by none.</summary>
    public static decimal Charges(IEnumerable<DocumentLine> taken) => -taken.Where(IsLowered).Sum(line => line.Amount);

    /// <summary>The discounts that go back.</summary>
    public static IEnumerable<DocumentLine> Discounts(InvoiceDocument invoice, decimal charges, TakenBefore? before)
    {
        var (all, from) = (invoice.Lines.Where(IsLowered).Sum(line => line.Amount), before?.Charges ?? 0);
        foreach (var discount in invoice.Lines.Where(line => line.Kind == LineKind.Discount && all != 0))
        {
            if (Share(discount.Amount, from + charges, all) - Share(discount.Amount, from, all) is var back && back != 0)
                yield return new(LineKind.Discount, discount.Code, Figures.Money(-back, invoice.Currency));
        }

        decimal Share(decimal amount, decimal part, decimal of) => invoice.Currency.Round(Exact.Put(amount * part / of));
    }

    /// <summary>The tax that goes back.</summary>
    public static IEnumerable<DocumentLine> Tax(InvoiceDocument invoice, decimal taxed, TakenBefore? before)
    {
        if (invoice.Tax is not { } tax)
            yield break;
        var all = taxed + (before?.Taxed ?? 0);
        var amount = invoice.Currency.Round(Exact.Put(tax.IsInclusive ? all * tax.Rate / (1 + tax.Rate) : all * tax.Rate)) - (before?.Tax ?? 0);
        if (tax.IsInclusive)
            yield return new(LineKind.TaxTakenOut, tax.Code, Figures.Money(amount, invoice.Currency));
        yield return new(LineKind.Tax, tax.Code, Figures.Money(-amount, invoice.Currency));
    }

    /// <summary>What was taken of the invoice's total.</summary>
    public static decimal Total(InvoiceDocument invoice, TakenBefore? before) =>
        before is null ? 0 : before.Taxed + (invoice.Tax is { IsInclusive: false } ? before.Tax : 0);

    private static bool IsLowered(DocumentLine line) => line.Kind < LineKind.Discount && line.Kind != LineKind.Correction;
}
