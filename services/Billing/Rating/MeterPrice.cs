namespace CloudCrm.Billing.Rating;

/// <summary>What a plan says of one meter in one currency.</summary>
/// <param name="Price">What the units cost that are not included.</param>
/// <param name="Included">Units a whole period that the plan's base pays for.</param>
public sealed record MeterPrice(Price Price, decimal Included)
{
    /// <summary>The units that <paramref name="days"/> days of a period of <paramref name="ofDays"/> include.</summary>
    public decimal IncludedIn(int days, int ofDays) => Exact.Share(Included, days, ofDays);

    /// <summary>What a cumulative quantity costs beyond what is included.</summary>
    /// <param name="used">How much, since the price began to hold in this period.</param>
    /// <param name="included">How much of it is paid for already.</param>
    public decimal Amount(Metered used, decimal included) => Price.Amount(used.Quantity - included, used.Events);
}

/// <summary>What was used of a meter, in the units that its price counts.</summary>
/// <param name="Quantity">How much: by the meter's aggregation a sum, a maximum, a count of distinct ones, a level or a level over time.</param>
/// <param name="Events">In how many events.</param>
public readonly record struct Metered(decimal Quantity, long Events = 0);
