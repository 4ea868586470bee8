using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Statements;

/// <summary>How much more of a meter is used until a stretch ends. Pure.</summary>
/// <remarks>
/// <para>
/// The range is one that holds in eight of ten cases where days are independent of each other and their differences normal: expected ± 1.28 standard deviations
/// (Hyndman and Athanasopoulos, <i>Forecasting: Principles and Practice</i>, 3rd edition, 5.5, table of multipliers and the mean method's
/// σ√(1 + 1/T), here for the sum of several days).
/// </para>
/// <para>
/// <b>Sums</b>: each day to come has the mean of its weekday in the last days; with fewer than two weeks all days are alike. With s² the variance of the days about
/// these means (sum of squares by days less means), c the days to come of a weekday (a part of today counts as that part) and n those that are known of it, the variance of
/// the sum is s²·(Σc + Σc²/n): that of the days themselves and that of the means.
/// </para>
/// <para>
/// <b>Different values</b> saturate: the longer a period runs the fewer are new in it. The shape is that of the whole period before: what came new in it after
/// the same moment, times (a + 1)/(b + 1) with a those of this period so far and b those of that one until the same moment. The variance is that of counts:
/// E + E²·(1/(a + 1) + 1/(b + 1)). In a first period, which has none before, the mean of the last seven days halves every week; the range is from none to no halving.
/// </para>
/// <para><b>Greatest values</b> become the greatest of as many last days as are to come; at least what there is, at most the greatest of all known days.</para>
/// <para><b>Latest values</b> stay; the range is that of as many last days as are to come.</para>
/// </remarks>
internal static class MeterForecast
{
    /// <summary>How many standard deviations make a range of eight in ten.</summary>
    public const double Deviations = 1.2816;

    private const int Week = 7;

    /// <summary>What comes in addition, in the ledger's units; of greatest and latest values what there is at the end.</summary>
    /// <param name="meter">Its days before today.</param>
    /// <param name="left">The days of the stretch that are still to come.</param>
    /// <param name="history">What is known of all.</param>
    /// <param name="period">The billing period.</param>
    /// <param name="used">What there is so far: in the stretch; of different values in the whole period.</param>
    public static Band Of(MeterHistory meter, DayLeft[] left, UsageHistory history, BillingPeriod period, decimal used)
    {
        if (left.Length == 0)
            return meter.Aggregation is MeterAggregation.Max or MeterAggregation.Last ? new(used, used, used) : Band.Nothing;
        return meter.Aggregation switch
        {
            MeterAggregation.Sum => Sum([.. meter.Days.Select(day => day ?? 0)], left, history.Today),
            MeterAggregation.Unique when meter.Before.Length > 0 => Shaped(meter, left, history, period, used),
            MeterAggregation.Unique => Halving(meter, left, history.Today),
            MeterAggregation.Max => Greatest(meter, left, used),
            MeterAggregation.Last => Latest(meter, left, used),
            _ => throw new ArgumentException("A level stays where it is.", nameof(meter)),
        };
    }

    private static Band Sum(long[] days, DayLeft[] left, DateOnly today)
    {
        var weekdays = days.Length >= 2 * Week;
        var known = days.Select((quantity, i) => (Group: GroupOf(today.AddDays(i - days.Length)), Quantity: (decimal)quantity))
            .GroupBy(day => day.Group, day => day.Quantity)
            .ToDictionary(group => group.Key, group => (Mean: group.Average(), Count: group.Count(), Squares: Squares([.. group])));
        var variance = known.Values.Sum(group => group.Squares) / Math.Max(1, days.Length - known.Count);
        var expected = left.Sum(day => day.Share * known[GroupOf(day.Day)].Mean);
        var means = left.GroupBy(day => GroupOf(day.Day)).Sum(group => Math.Pow((double)group.Sum(day => day.Share), 2) / known[group.Key].Count);
        return Band.Around(expected, Spread(variance * ((double)left.Sum(day => day.Share) + means)));

        int GroupOf(DateOnly day) => weekdays ? (int)day.DayOfWeek : 0;
    }

    private static Band Shaped(MeterHistory meter, DayLeft[] left, UsageHistory history, BillingPeriod period, decimal used)
    {
        var place = PlaceOf(history.Today);
        var until = meter.Before.Take(place).Sum(day => (decimal)day) + (place < meter.Before.Length ? meter.Before[place] * (1 - history.TodayLeft) : 0);
        // A period may be longer than the one before: its last days are like that one's last.
        var rest = left.Sum(day => day.Share * meter.Before[Math.Min(PlaceOf(day.Day), meter.Before.Length - 1)]);
        var expected = rest * (used + 1) / (until + 1);
        return Band.Around(expected, Spread((double)expected + (Math.Pow((double)expected, 2) * (double)((1 / (used + 1)) + (1 / (until + 1))))));

        int PlaceOf(DateOnly day) => day.DayNumber - period.From.DayNumber;
    }

    private static Band Halving(MeterHistory meter, DayLeft[] left, DateOnly today)
    {
        var mean = meter.Days.TakeLast(Week).Average(day => (decimal)(day ?? 0));
        var expected = left.Sum(day => day.Share * mean * (decimal)Math.Pow(0.5, (day.Day.DayNumber - today.DayNumber) / (double)Week));
        return new(0, decimal.Round(expected, MidpointRounding.AwayFromZero), decimal.Ceiling(left.Sum(day => day.Share) * mean));
    }

    private static Band Greatest(MeterHistory meter, DayLeft[] left, decimal used)
    {
        var expected = Math.Max(used, meter.Days.TakeLast(left.Length).Max() ?? used);
        return new(used, expected, Math.Max(expected, meter.Days.Max() ?? expected));
    }

    private static Band Latest(MeterHistory meter, DayLeft[] left, decimal used)
    {
        var stays = used != 0 ? used : meter.Days.LastOrDefault(day => day is not null) ?? 0;
        var last = meter.Days.TakeLast(left.Length).OfType<long>().Select(day => (decimal)day).Append(stays).ToArray();
        return new(last.Min(), stays, last.Max());
    }

    private static double Squares(decimal[] values)
    {
        var mean = (double)values.Average();
        return values.Sum(value => Math.Pow((double)value - mean, 2));
    }

    private static decimal Spread(double variance) => (decimal)Math.Min(Deviations * Math.Sqrt(variance), (double)Exact.QuantityMax);
}
