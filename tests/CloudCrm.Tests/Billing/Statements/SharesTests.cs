using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Statements;
using CloudCrm.Tests.Billing.Rating;

namespace CloudCrm.Tests.Billing.Statements;

/// <summary>Splitting money so that nothing is lost or made.</summary>
[TestFixture]
internal sealed class SharesTests
{
    [Test]
    public void Units_that_are_left_go_to_the_largest_remainders_then_to_the_first_keys()
    {
        Assert.That(Shares.Of(100, new Dictionary<string, long> { ["c"] = 1, ["a"] = 1, ["b"] = 1 }), Is.EquivalentTo(new Dictionary<string, long> { ["a"] = 34, ["b"] = 33, ["c"] = 33 }));
        Assert.That(Shares.Of(10, new Dictionary<string, long> { ["a"] = 55, ["b"] = 45, ["c"] = 0 }), Is.EquivalentTo(new Dictionary<string, long> { ["a"] = 6, ["b"] = 4, ["c"] = 0 }));
        Assert.That(Shares.Of(long.MaxValue, new Dictionary<string, long> { ["a"] = long.MaxValue }), Is.EquivalentTo(new Dictionary<string, long> { ["a"] = long.MaxValue }));
    }

    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public void Shares_sum_to_the_whole_and_are_less_than_a_unit_off(int seed)
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(0, random.Next(1, 40)).ToDictionary(i => $"{i:x}", _ => (long)random.Next(1, 1_000_000_000));
        var units = random.NextInt64(10_000_000_000);
        var shares = Shares.Of(units, weights);
        Assert.That(shares.Values.Sum(), Is.EqualTo(units));
        foreach (var (key, share) in shares)
            Assert.That(Math.Abs(share - ((decimal)units * weights[key] / weights.Values.Sum())), Is.LessThan(1));
        var other = weights.OrderBy(_ => random.Next()).ToDictionary();
        Assert.That(Shares.Of(units, other), Is.EquivalentTo(shares), "in any order");
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void Days_sum_to_what_the_invoice_charges(int seed)
    {
        var random = new Random(seed);
        var input = MadeInvoices.Of(random);
        var costs = MeterCost.Of(InvoiceCalculator.Calculate(input)).ToDictionary(cost => (cost.Span, cost.Meter), cost => cost.Units);
        foreach (var segment in input.Segments.Where(segment => !segment.IsTrial))
        {
            foreach (var (meter, price) in segment.Prices.Meters)
            {
                var days = DayCosts.Of(price, price.IncludedIn(segment.Span.Days, input.Period.Days), Way(random, segment.Used.GetValueOrDefault(meter), segment.Span.Days), input.Currency).ToArray();
                Assert.That(days.Sum(), Is.EqualTo(costs.GetValueOrDefault((segment.Span, meter))));
                Assert.That(days, Has.Length.EqualTo(segment.Span.Days));
            }
        }

        Assert.That(costs.Keys.Where(key => input.Segments.Single(segment => segment.Span == key.Span).IsTrial), Is.Empty, "a trial costs nothing");
    }

    /// <summary>Some way of growing to what there is in the end.</summary>
    private static IEnumerable<Metered> Way(Random random, Metered whole, int days)
    {
        var quantities = Enumerable.Range(1, days - 1).Select(_ => whole.Quantity * random.Next(101) / 100).Order().Append(whole.Quantity);
        return quantities.Select((quantity, i) => new Metered(quantity, whole.Events * (i + 1) / days));
    }
}
