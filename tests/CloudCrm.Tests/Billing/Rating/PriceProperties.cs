using System.Text;
using System.Text.Json;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Rating.Json;

namespace CloudCrm.Tests.Billing.Rating;

[TestFixture]
internal sealed class PriceProperties
{
    private const int Hours = 31 * 24;

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Parts_of_any_cut_sum_to_the_whole(int seed) => CutsSum(seed);

    [FsCheck.NUnit.Property(MaxTest = 10_000), Category("full")]
    public void Parts_of_any_cut_sum_to_the_whole_ten_thousand_times(int seed) => CutsSum(seed);

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void A_second_way_of_counting_comes_to_the_same_amount(int seed)
    {
        var random = new Random(seed);
        var price = MadePrices.Of(random);
        foreach (var hundredths in (int[])[0, 1, random.Next(5_000), random.Next(50) * 100])
        {
            var events = random.Next(20);
            Assert.That(price.Amount(hundredths / 100m, events), Is.EqualTo(NaivePrices.Amount(price, hundredths, events)), $"{Written(price)} {hundredths}");
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void More_never_costs_less_where_units_are_priced_one_by_one(int seed)
    {
        var random = new Random(seed);
        var price = MadePrices.Of(random);
        // The whole quantity may fall into a cheaper tier: that is what these two models are for.
        if (price.Model is PriceModel.Volume or PriceModel.Stairstep)
            return;
        var (quantity, events) = (MadePrices.Figure(random, 60, 3), random.Next(10));
        var amount = price.Amount(quantity, events);
        Assert.That(price.Amount(quantity + MadePrices.Figure(random, 5, 3), events), Is.GreaterThanOrEqualTo(amount), Written(price));
        Assert.That(price.Amount(quantity, events + 1), Is.GreaterThanOrEqualTo(amount), Written(price));
    }

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void What_is_written_reads_the_same(int seed)
    {
        var random = new Random(seed);
        var price = MadePrices.Of(random);
        var again = PriceTests.Read(Written(price));
        var quantity = MadePrices.Figure(random, 60, 3);
        Assert.That(Written(again), Is.EqualTo(Written(price)));
        Assert.That(again.Amount(quantity, 3), Is.EqualTo(price.Amount(quantity, 3)));
    }

    private static void CutsSum(int seed)
    {
        var random = new Random(seed);
        var price = new MeterPrice(MadePrices.Of(random), random.Next(2) * MadePrices.Figure(random, 20, 3));
        var included = price.IncludedIn(random.Next(1, 32), 31);
        var cumulative = random.Next(4) == 0 ? Levels(random) : Sums(random);
        var whole = price.Amount(cumulative[^1], included);

        int[] hourly = [.. Enumerable.Range(0, Hours)];
        int[] daily = [.. Enumerable.Range(1, Hours / 24).Select(day => (day * 24) - 1)];
        int[] anyhow = [.. hourly.Where(_ => random.Next(40) == 0).Append(Hours - 1).Distinct()];
        foreach (var cuts in (int[][])[hourly, daily, anyhow, [Hours - 1]])
        {
            var (running, sum) = (new RunningCharge(price, included), 0m);
            foreach (var cut in cuts)
                sum += running.StepTo(cumulative[cut], out running);
            Assert.That((sum, running.Charged), Is.EqualTo((whole, whole)), $"{Written(price.Price)} {included} {cuts.Length}");
        }
    }

    private static Metered[] Sums(Random random)
    {
        var (cumulative, now) = (new Metered[Hours], default(Metered));
        for (var hour = 0; hour < Hours; hour++)
        {
            if (random.Next(20) == 0)
                now = new(now.Quantity + MadePrices.Figure(random, 3, random.Next(6)), now.Events + random.Next(1, 4));
            cumulative[hour] = now;
        }

        return cumulative;
    }

    // As a last value or a level over time: it may fall, and has as many decimals as a division brings.
    private static Metered[] Levels(Random random) =>
        [.. Enumerable.Range(0, Hours).Select(hour => new Metered(random.Next(1_000) / (decimal)(hour + 1), hour))];

    private static string Written(Price price)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            PriceJson.Write(writer, price);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
