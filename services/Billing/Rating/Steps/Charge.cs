using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Rating.Steps;

/// <summary>What is charged in a segment, before and after minimum and maximum.</summary>
/// <param name="Line">The charge by itself.</param>
/// <param name="Bounded">The exact amount within minimum and maximum.</param>
/// <param name="IsTrial">Whether it is taken off again.</param>
internal sealed record Charge(InvoiceLine Line, decimal Bounded, bool IsTrial)
{
    /// <summary>The line that leads from the charge to its minimum or maximum, where one of them holds.</summary>
    public IEnumerable<InvoiceLine> Bounds(Currency money)
    {
        var difference = money.Round(Bounded) - Line.Amount;
        if (Bounded != Line.Exact)
            yield return Beside(Bounded > Line.Exact ? LineKind.Minimum : LineKind.Maximum, difference);
    }

    /// <summary>The line that takes a trial's charge off, where there is one.</summary>
    public IEnumerable<InvoiceLine> Waiver(Currency money)
    {
        var charged = money.Round(Bounded);
        if (IsTrial && charged != 0)
            yield return Beside(LineKind.Trial, -charged);
    }

    private InvoiceLine Beside(LineKind kind, decimal amount) => new(kind, Line.Code, amount)
    {
        Span = Line.Span,
        Plan = Line.Plan,
        PriceVersion = Line.PriceVersion,
    };
}
