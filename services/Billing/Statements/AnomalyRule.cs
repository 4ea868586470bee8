namespace CloudCrm.Billing.Statements;

/// <summary>
/// When a day is out of the ordinary: it is beyond <see cref="Times"/> times the median of the days before, and by more than a floor above it, so that a jump from 1 to 4 is
/// none. The median, because one earlier outlier must not hide the next. Pure.
/// </summary>
internal static class AnomalyRule
{
    /// <summary>The most days before that are looked at.</summary>
    public const int DaysMax = 28;

    /// <summary>With fewer days before nothing is out of the ordinary.</summary>
    public const int DaysMin = 7;

    /// <summary>How many times the median.</summary>
    public const int Times = 3;

    /// <summary>By how many priced units at least a day lies above the median.</summary>
    public const int UnitsFloor = 100;

    /// <summary>By how many of the currency's smallest units at least.</summary>
    public const int MoneyFloor = 1_000;

    /// <summary>The median of the days before where the day is out of the ordinary; else null.</summary>
    public static decimal? Usual(decimal day, IReadOnlyCollection<decimal> before, decimal floor) =>
        before.Count >= DaysMin && Median(before) is var median && day > Times * median && day - median > floor ? median : null;

    /// <summary>The value in the middle; of an even number the mean of the two there.</summary>
    public static decimal Median(IReadOnlyCollection<decimal> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
