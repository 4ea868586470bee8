using System.Collections.Immutable;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Budgets;

/// <summary>What a meter costs in one part of a period, and what more of it would cost there.</summary>
/// <param name="Price">What holds.</param>
/// <param name="Included">Units that are paid for already.</param>
/// <param name="Used">What was used in it.</param>
/// <param name="Unit">What one more unit of a budget adds to the quantity that is priced; 0 where it no longer can.</param>
/// <param name="Events">How many more events one more unit makes.</param>
internal sealed record MeterPart(MeterPrice Price, decimal Included, Metered Used, decimal Unit, int Events)
{
    /// <summary>The exact amount with so many units more.</summary>
    public decimal With(long more) => Price.Amount(new(Used.Quantity + (more * Unit), Used.Events + (more * Events)), Included);

    /// <summary>The last numbers of units before the price goes on by another rule: in between it never falls.</summary>
    public IEnumerable<long> Turns()
    {
        if (Unit == 0)
            yield break;
        foreach (var tier in Price.Price.Tiers)
        {
            if (tier.UpTo is { } end && (end + Included + Price.Price.FreeUnits + Price.Price.FreeAmount - Used.Quantity) / Unit is var units and >= 0 && units < BudgetRules.UnitsMax)
                yield return (long)units;
        }
    }
}

/// <summary>What a meter costs in a billing period. Pure.</summary>
/// <param name="Money">What it is charged in.</param>
/// <param name="Parts">The parts of the period that are charged, each for itself.</param>
internal sealed record MeterSpending(Currency Money, ImmutableArray<MeterPart> Parts)
{
    /// <summary>What is charged by now.</summary>
    public decimal Spent => With(0);

    /// <summary>What is charged with so many units more.</summary>
    public decimal With(long more) => Parts.Sum(part => Money.Round(part.With(more)));

    /// <summary>
    /// How many more units there may be, one after the other, while the charge stays within an amount. Where a volume price falls later on, nothing is reached by
    /// way of what is too much.
    /// </summary>
    public long Within(decimal amount)
    {
        if (Spent > amount)
            return 0;
        var fits = 0L;
        foreach (var end in Parts.SelectMany(part => part.Turns()).Append(BudgetRules.UnitsMax).Distinct().Order())
        {
            if (end <= fits)
                continue;
            if (With(fits + 1) > amount)
                return fits;
            fits = With(end) <= amount ? end : LastThatFits(fits + 1, end, amount);
            if (fits < end)
                return fits;
        }

        return fits;
    }

    private long LastThatFits(long fits, long tooMuch, decimal amount)
    {
        while (tooMuch - fits > 1)
        {
            var middle = fits + ((tooMuch - fits) / 2);
            (fits, tooMuch) = With(middle) <= amount ? (middle, tooMuch) : (fits, middle);
        }

        return fits;
    }
}
