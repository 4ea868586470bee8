using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>An amount that a tenant may use.</summary>
internal sealed record OracleBalance(string Currency, Ratio Left);

/// <summary>An invoice as the oracle expects it, and what became of it.</summary>
internal sealed class OracleInvoice
{
    public required OraclePeriod Period { get; init; }

    public required OracleTerms Terms { get; init; }

    public required List<OracleLine> Lines { get; init; }

    /// <summary>What was billed for its own period, by it and by corrections since.</summary>
    public OracleBilled Billed { get; } = [];

    public DateTimeOffset DueAt { get; set; }

    public InvoiceState State { get; set; }

    public Ratio Open { get; set; }

    /// <summary>The product's id of it.</summary>
    public Guid Id { get; set; }

    public bool HasNotes { get; set; }

    public bool WasDisputed { get; set; }

    public Ratio Due => Lines.Aggregate((Ratio)0, (sum, line) => sum + line.Amount);

    public Ratio Sum(LineKind from, LineKind to) => Lines.Where(line => line.Kind >= from && line.Kind <= to).Aggregate((Ratio)0, (sum, line) => sum + line.Amount);

    public Ratio Tax => Sum(LineKind.Tax, LineKind.Tax);

    public Ratio Total => Sum(LineKind.Base, LineKind.Tax);

    /// <summary>Adds what comes after the charges and corrections: commitments, coupons, tax, balances.</summary>
    /// <param name="credits">What there is; what is used is taken off.</param>
    /// <param name="prepaid">The same of what was prepaid.</param>
    public void Finish(List<OracleBalance> credits, List<OracleBalance> prepaid)
    {
        var places = Period.Decimals;
        var charged = Lines.Where(line => line.Kind != LineKind.Correction).ToArray();
        foreach (var promise in Terms.Commitments)
        {
            var spent = charged.Where(line => promise.Codes.IsEmpty || promise.Codes.Contains(line.Code)).Aggregate((Ratio)0, (sum, line) => sum + line.Amount);
            var lacking = Ratio.Of(promise.Amount) - spent;
            if (lacking > 0)
                Lines.Add(new(LineKind.TrueUp, promise.Code, lacking));
        }

        var left = Ratio.Max(0, Sum(LineKind.Base, LineKind.TrueUp) - Sum(LineKind.Correction, LineKind.Correction));
        foreach (var coupon in Terms.Coupons)
        {
            var worth = coupon.Amount is { } amount ? Ratio.Of(amount) : left * Ratio.Of(coupon.Percent!) / 100;
            if (coupon.Maximum is { } maximum)
                worth = Ratio.Min(worth, Ratio.Of(maximum));
            var off = Ratio.Min(left, worth.Round(places));
            Lines.Add(new(LineKind.Discount, coupon.Code, -off));
            left -= off;
        }

        if (Terms.Tax is { } tax)
        {
            var amount = TaxOn(Due, tax).Round(12).Round(places);
            if (tax.IsInclusive)
                Lines.Add(new(LineKind.TaxTakenOut, tax.Code, -amount));
            Lines.Add(new(LineKind.Tax, tax.Code, amount));
        }

        Use(LineKind.Credit, credits);
        Use(LineKind.Prepaid, prepaid);
        if (Due < 0)
        {
            credits.Add(new(Period.Currency, -Due));
            Lines.Add(new(LineKind.NewCredit, "credit", -Due));
        }

        (Open, State) = (Due, Due > 0 ? InvoiceState.Open : InvoiceState.Paid);
    }

    /// <summary>The share of its discounts that a charge has which they lower.</summary>
    public Ratio DiscountsOn(Ratio charge)
    {
        var all = Sum(LineKind.Base, LineKind.TrueUp) - Sum(LineKind.Correction, LineKind.Correction);
        return Lines.Where(line => line.Kind == LineKind.Discount).Aggregate((Ratio)0, (sum, line) => all.IsZero ? 0 : sum + (-line.Amount * charge / all).Round(12).Round(Period.Decimals));
    }

    /// <summary>The tax on a sum, exact.</summary>
    public static Ratio TaxOn(Ratio sum, TaxTerm tax)
    {
        var rate = Ratio.Of(tax.Rate);
        return tax.IsInclusive ? sum * rate / (rate + 1) : sum * rate;
    }

    private void Use(LineKind kind, List<OracleBalance> balances)
    {
        for (var i = 0; i < balances.Count; i++)
        {
            var paid = balances[i].Currency == Period.Currency ? Ratio.Min(Due, balances[i].Left) : 0;
            if (paid <= 0)
                continue;
            Lines.Add(new(kind, "", -paid));
            balances[i] = balances[i] with { Left = balances[i].Left - paid };
        }

        balances.RemoveAll(it => it.Left.IsZero);
    }
}
