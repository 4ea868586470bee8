using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Statements;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Statements;

/// <summary>How much more of a meter is expected, against figures worked out by hand and against what comes.</summary>
[TestFixture]
internal sealed class MeterForecastTests
{
    // A Monday.
    private static readonly DateOnly s_today = new(2026, 6, 15);
    private static readonly BillingPeriod s_period = new(new(2026, 6, 1), new(2026, 7, 1));

    [Test]
    public void Weekdays_come_again()
    {
        var days = Enumerable.Range(-28, 28).Select(day => IsWeekend(s_today.AddDays(day)) ? 0L : 100).ToArray();
        Assert.That(Of(MeterAggregation.Sum, days, days: 7), Is.EqualTo(new Band(500, 500, 500)));
        Assert.That(Of(MeterAggregation.Sum, days, days: 1, todayLeft: 0.25m), Is.EqualTo(new Band(25, 25, 25)));
    }

    [Test]
    public void The_range_is_that_of_the_days_and_of_their_mean()
    {
        // Mean 10, variance (4 + 0 + 4) / 2 = 4; of four days 4 (4 + 16/3) = 37.33, its root 6.11 times 1.2816 = 7.83.
        Assert.That(Of(MeterAggregation.Sum, [8, 10, 12], days: 4), Is.EqualTo(new Band(32, 40, 48)));
        Assert.That(Of(MeterAggregation.Sum, [0, 0, 12], days: 1).Low, Is.Zero, "never below what is there");
    }

    [Test]
    public void Different_values_become_fewer_as_in_the_period_before()
    {
        long[] before = [100, 50, 20, 10, 10, 5, 5, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1];
        // 214 until then, 4 after; twice as many came so far, so 8 are still to come: (429 + 1) / (214 + 1) = 2.
        var band = Of(MeterAggregation.Unique, [5, 5, 5], days: 16, used: 429, before: before.ToImmutableArray());
        Assert.That(band.Expected, Is.EqualTo(32), "14 days are known after it, the last of which stand for the days that it lacks: 16 times 1 times 2");
        Assert.That(band.Low, Is.LessThan(32).And.GreaterThan(20));
        var first = Of(MeterAggregation.Unique, [14, 14, 14], days: 14);
        Assert.That((first.Low, first.High), Is.EqualTo((0m, 196m)), "a first period has none before: from none to as many as in the last days");
        Assert.That(first.Expected, Is.InRange(14 * 7, 14 * 12));
    }

    [Test]
    public void Greatest_and_latest_values_follow_the_last_days()
    {
        long[] days = [9, 1, 4, 2];
        Assert.That(Of(MeterAggregation.Max, days, days: 2, used: 3), Is.EqualTo(new Band(3, 4, 9)));
        Assert.That(Of(MeterAggregation.Max, days, days: 2, used: 12), Is.EqualTo(new Band(12, 12, 12)));
        Assert.That(Of(MeterAggregation.Last, days, days: 2, used: 3), Is.EqualTo(new Band(2, 3, 4)));
        Assert.That(Of(MeterAggregation.Last, days, days: 2), Is.EqualTo(new Band(2, 2, 4)), "without one in the stretch the latest one stays");
    }

    [Test]
    public void Eight_of_ten_sums_fall_into_the_range()
    {
        var random = new Random(20261122);
        var inside = 0;
        for (var run = 0; run < 2_000; run++)
        {
            var known = Enumerable.Range(-28, 28).Select(day => Messages(random, s_today.AddDays(day))).ToArray();
            var band = Of(MeterAggregation.Sum, known, days: 14);
            var came = Enumerable.Range(0, 14).Sum(day => Messages(random, s_today.AddDays(day)));
            inside += came >= band.Low && came <= band.High ? 1 : 0;
        }

        Assert.That(inside / 2_000m, Is.InRange(0.77m, 0.84m));
    }

    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public void A_range_holds_its_guess_and_nothing_is_left_at_the_end(int seed)
    {
        var random = new Random(seed);
        var aggregation = (MeterAggregation[])[MeterAggregation.Sum, MeterAggregation.Unique, MeterAggregation.Max, MeterAggregation.Last];
        var days = Enumerable.Range(0, random.Next(3, 29)).Select(_ => (long)random.Next(5) * random.Next(1_000)).ToArray();
        ImmutableArray<long> before = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, random.Next(28, 32)).Select(_ => (long)random.Next(100))];
        foreach (var kind in aggregation)
        {
            var used = random.Next(500);
            var band = Of(kind, days, random.Next(1, 16), (decimal)random.NextDouble(), used, before);
            Assert.That(band.Expected, Is.InRange(band.Low, band.High));
            Assert.That(band.Low, Is.GreaterThanOrEqualTo(kind == MeterAggregation.Max ? used : 0));
            var (isSum, end) = (kind is MeterAggregation.Sum or MeterAggregation.Unique, Of(kind, days, days: 0, used: used, before: before));
            Assert.That(end, Is.EqualTo(isSum ? Band.Nothing : new Band(used, used, used)));
        }
    }

    private static Band Of(
        MeterAggregation aggregation, long[] known, int days, decimal todayLeft = 1, decimal used = 0, ImmutableArray<long>? before = null)
    {
        var history = new UsageHistory { Today = s_today, TodayLeft = todayLeft, Days = known.Length, Meters = ImmutableDictionary<string, MeterHistory>.Empty };
        var meter = new MeterHistory(aggregation, 1, [.. known], before ?? [], 0);
        return MeterForecast.Of(meter, DayLeft.Of(new(s_period.From, s_today.AddDays(days)), history), history, s_period, used);
    }

    private static long Messages(Random random, DateOnly day) =>
        Enumerable.Range(0, IsWeekend(day) ? 40 : 200).Sum(_ => random.Next(2));

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
