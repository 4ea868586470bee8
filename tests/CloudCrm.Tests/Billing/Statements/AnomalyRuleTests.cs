using CloudCrm.Billing.Statements;

namespace CloudCrm.Tests.Billing.Statements;

/// <summary>Which days are out of the ordinary.</summary>
[TestFixture]
internal sealed class AnomalyRuleTests
{
    private static readonly decimal[] s_hundred = [.. Enumerable.Repeat(100m, 28)];

    [TestCase(300, 100, null)]
    [TestCase(301, 100, 100)]
    [TestCase(301, 250, null)]
    public void A_day_is_beyond_three_times_the_median_and_above_the_floor(decimal day, decimal floor, decimal? usual) =>
        Assert.That(AnomalyRule.Usual(day, s_hundred, floor), Is.EqualTo(usual));

    [Test]
    public void Small_numbers_and_short_pasts_raise_no_alarm()
    {
        Assert.That(AnomalyRule.Usual(4, [.. Enumerable.Repeat(1m, 28)], AnomalyRule.UnitsFloor), Is.Null, "from 1 to 4");
        Assert.That(AnomalyRule.Usual(10_000, s_hundred[..6], 0), Is.Null);
        Assert.That(AnomalyRule.Usual(1_000, new decimal[28], AnomalyRule.UnitsFloor), Is.Zero, "from nothing to much");
    }

    [Test]
    public void One_outlier_does_not_hide_the_next()
    {
        Assert.That(AnomalyRule.Usual(500, [1_000_000, .. s_hundred[1..]], 0), Is.EqualTo(100));
        Assert.That(AnomalyRule.Median([4, 1, 3, 2]), Is.EqualTo(2.5m));
    }

    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public void More_is_no_less_out_of_the_ordinary_in_any_order_and_unit(int seed)
    {
        var random = new Random(seed);
        var before = Enumerable.Range(0, random.Next(7, 29)).Select(_ => (decimal)random.Next(200)).ToArray();
        var (day, floor, scale) = ((decimal)random.Next(900), (decimal)random.Next(150), (decimal)random.Next(1, 50));
        var usual = AnomalyRule.Usual(day, before, floor);
        if (usual is not null)
        {
            Assert.That(AnomalyRule.Usual(day + random.Next(500), before, floor), Is.EqualTo(usual));
            Assert.That(before.Count(value => value <= usual), Is.GreaterThanOrEqualTo(before.Length / 2));
            Assert.That(before.Count(value => value >= usual), Is.GreaterThanOrEqualTo(before.Length / 2));
        }

        Assert.That(AnomalyRule.Usual(day, [.. before.OrderBy(_ => random.Next())], floor), Is.EqualTo(usual));
        Assert.That(AnomalyRule.Usual(day * scale, [.. before.Select(value => value * scale)], floor * scale), Is.EqualTo(usual * scale));
        Assert.That(AnomalyRule.Usual(before.Max(), [.. Enumerable.Repeat(before.Max(), 28)], 0), Is.Null, "a day like all others");
    }
}
