using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Statements;

/// <summary>What each day of a segment adds to the charge of a meter. Pure.</summary>
/// <remarks>
/// The charge up to the end of each day is rated and rounded as the invoice's is; a day costs the difference. So the days sum to what the invoice charges, flat fees and minimum fall on the
/// first day, and a day on which a lower volume price is reached may cost less than nothing.
/// </remarks>
internal static class DayCosts
{
    /// <summary>In minor units, day by day.</summary>
    /// <param name="price">What holds.</param>
    /// <param name="included">What the segment includes.</param>
    /// <param name="used">What was used from the segment's beginning to the end of each of its days.</param>
    /// <param name="currency">What the money is.</param>
    public static IEnumerable<long> Of(MeterPrice price, decimal included, IEnumerable<Metered> used, Currency currency)
    {
        var (charge, before) = (new RunningCharge(price, included), 0L);
        foreach (var cumulative in used)
        {
            charge.StepTo(cumulative, out charge);
            var units = MinorUnits.Of(currency.Round(charge.Charged), currency);
            yield return units - before;
            before = units;
        }
    }
}
