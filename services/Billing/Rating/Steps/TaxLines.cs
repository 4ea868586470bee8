using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating.Steps;

/// <summary>Adds the tax, after taking it out where prices have it in them: then the two lines cancel out and the tax is still to be seen.</summary>
internal static class TaxLines
{
    public static IEnumerable<InvoiceLine> Of(Tax? tax, IReadOnlyList<InvoiceLine> lines, Currency money)
    {
        if (tax is null)
            yield break;
        var taxed = lines.Sum(line => line.Amount);
        var exact = Exact.Put(tax.IsInclusive ? taxed * tax.Rate / (1 + tax.Rate) : taxed * tax.Rate);
        var amount = money.Round(exact);
        if (tax.IsInclusive)
            yield return new(LineKind.TaxTakenOut, tax.Code, -amount) { Exact = -exact };
        yield return new(LineKind.Tax, tax.Code, amount) { Exact = exact };
    }
}
