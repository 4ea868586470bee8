using CloudCrm.Billing.Budgets;
using CloudCrm.Billing.Rating;
using CloudCrm.Tests.Billing.Rating;

namespace CloudCrm.Tests.Billing.Budgets;

/// <summary>How many units a sum of money pays for, against counting them one by one.</summary>
[TestFixture]
internal sealed class MeterSpendingTests
{
    private const int Far = 400;

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public void Money_pays_for_as_many_units_as_can_be_counted_one_by_one(int seed)
    {
        var random = new Random(seed);
        var spending = Made(random);
        var amount = MadePrices.Figure(random, 400, spending.Money.Decimals);
        var counted = 0;
        while (counted < Far && spending.With(counted + 1) <= amount)
            counted++;
        if (spending.Spent > amount)
            counted = 0;

        var fits = spending.Within(amount);

        Assert.That(Math.Min(fits, Far), Is.EqualTo(counted), $"{amount} of {spending}");
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void What_is_used_and_what_still_fits_stay_together_where_each_unit_has_its_price(int seed)
    {
        var random = new Random(seed);
        var price = MadePrices.Of(random);
        if (price.Model is PriceModel.Volume or PriceModel.Stairstep)
            return;
        var amount = MadePrices.Figure(random, 300, 2);
        var (before, used) = (Of(price, 0), random.Next(0, 30));
        var after = Of(price, used);
        if (after.Spent > amount)
            return;

        Assert.That(used + after.Within(amount), Is.EqualTo(before.Within(amount)).Or.GreaterThanOrEqualTo(BudgetRules.UnitsMax), "a lease that is renewed allows the same");
    }

    [Test]
    public void What_costs_nothing_has_no_end()
    {
        var free = Of(new() { Model = PriceModel.PerUnit }, 5);
        Assert.That(free.Within(0), Is.EqualTo(BudgetRules.UnitsMax));
    }

    private static MeterSpending Of(Price price, int used) => new(Currency.Usd, [new(new(price, 0), 0, new(used, used), 1, 1)]);

    private static MeterSpending Made(Random random)
    {
        var parts = Enumerable.Range(0, random.Next(1, 3)).Select(_ => new MeterPart(
            new(MadePrices.Of(random), 0),
            random.Next(2) * MadePrices.Figure(random, 20, 3),
            new(MadePrices.Figure(random, 30, 3), random.Next(10)),
            random.Next(3) == 0 ? 0 : MadePrices.Figure(random, 2, 4),
            random.Next(2)));
        return new(random.Next(2) == 0 ? Currency.Usd : Currency.Jpy, [.. parts]);
    }
}
