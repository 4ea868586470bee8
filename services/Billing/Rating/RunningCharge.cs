namespace CloudCrm.Billing.Rating;

/// <summary>
/// How far a price was followed through a period. Each step costs the difference of two cumulative amounts, so that the steps of any cut of the period sum
/// to what the whole costs: flat fees, minimum and what is included fall where they are reached, and a step that lowers the cumulative amount gives back.
/// </summary>
/// <param name="Price">Whose.</param>
/// <param name="Included">What the period includes.</param>
public sealed record RunningCharge(MeterPrice Price, decimal Included)
{
    /// <summary>What was used up to here.</summary>
    public Metered Used { get; private init; }

    /// <summary>What was charged up to here: nothing before the first step, which brings the fees that hold at zero.</summary>
    public decimal Charged { get; private init; }

    /// <summary>Goes on to a later cumulative quantity; what this step costs.</summary>
    public decimal StepTo(Metered used, out RunningCharge next)
    {
        var charged = Price.Amount(used, Included);
        next = this with { Used = used, Charged = charged };
        return charged - Charged;
    }
}
