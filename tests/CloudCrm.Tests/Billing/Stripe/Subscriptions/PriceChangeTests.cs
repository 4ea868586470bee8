using CloudCrm.Client;

namespace CloudCrm.Tests.Billing.Stripe.Subscriptions;

/// <summary>Prices on Stripe say what the price book does, also when it changes.</summary>
[TestFixture]
internal sealed class PriceChangeTests
{
    private StripeHouse _house = null!;

    [OneTimeSetUp]
    public async Task Start() => _house = await StripeHouse.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _house.DisposeAsync();

    [Test]
    public async Task A_new_price_book_reaches_subscriptions_at_their_renewal_and_another_currency_none()
    {
        using var firm = await CardFirm.Subscribed(_house);
        using var other = await CardFirm.Subscribed(_house);
        using (var op = await _house.Api.Operator())
        {
            await op.Operator.Billing.SetTerms(other.Company.Tenant, new("EUR", 14));
            await op.PriceBook.Publish(await Next(op));
        }

        // It is told of two weeks before a period, and holds from there.
        var first = (await firm.Company.Billing()).EndsAt;
        await firm.Wait(first - _house.Simulator.Now + TimeSpan.FromMinutes(1));
        await Eventually.Holds(async () => (await firm.Owner.Billing.Account()).StartsAt == first, "the next period runs");
        Assert.That((await firm.RemoteItems())[0], Is.EqualTo("2026-11:business:USD:base 1"));
        var second = (await firm.Owner.Billing.Account()).EndsAt;
        await firm.Wait(second - TimeSpan.FromDays(13) - _house.Simulator.Now);
        await Eventually.Holds(async () => (await firm.Owner.Billing.Account()).NextPriceVersion == "next", "it is told of");
        await firm.Wait(second - _house.Simulator.Now + TimeSpan.FromMinutes(1));

        await Eventually.Holds(async () => (await firm.RemoteItems())[0] == "next:business:USD:base 1", "it follows", TimeSpan.FromMinutes(2));
        var item = (await firm.Remote())["items"]!["data"]!.AsArray().Single(it => it!["price"]!["lookup_key"]!.ToString().EndsWith(":base", StringComparison.Ordinal))!;
        Assert.That(item["price"]!["unit_amount"]!.GetValue<long>(), Is.EqualTo(12_345));
        Assert.That((await other.RemoteItems())[0], Is.EqualTo("2026-11:business:USD:base 1"), "Stripe changes no subscription's currency");
        using var later = await _house.Api.Operator();
        await Eventually.Holds(async () => (await later.Operator.Stripe.Findings(other.Company.Tenant)).Any(it => it.Kind == StripeFindingKind.CurrencyDiffers), "the operator is told");
    }

    [Test]
    public async Task A_price_that_says_something_else_is_replaced()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var before = (await firm.Remote())["items"]!["data"]!.AsArray().Single(it => it!["price"]!["lookup_key"]!.ToString().EndsWith(":base", StringComparison.Ordinal))!["price"]!;
        var amount = before["unit_amount"]!.GetValue<long>();
        _house.Simulator.Plant.ChangePrice(before["id"]!.ToString(), 1);

        await firm.Follow();

        var after = (await firm.Remote())["items"]!["data"]!.AsArray().Single(it => it!["price"]!["lookup_key"]!.ToString().EndsWith(":base", StringComparison.Ordinal))!["price"]!;
        Assert.That((after["unit_amount"]!.GetValue<long>(), after["lookup_key"]!.ToString()), Is.EqualTo((amount, before["lookup_key"]!.ToString())));
        Assert.That(after["id"]!.ToString(), Is.Not.EqualTo(before["id"]!.ToString()));
    }

    [Test]
    public async Task What_somebody_changed_on_the_subscription_is_put_right()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var items = await firm.RemoteItems();
        _house.Simulator.Plant.ChangeQuantity((await firm.Account()).Subscription!.SeatItem!, 1);
        Assert.That(await firm.RemoteItems(), Is.Not.EqualTo(items));

        await firm.Follow();

        Assert.That(await firm.RemoteItems(), Is.EqualTo(items));
    }

    private async Task<PriceBookDocument> Next(CrmClient op)
    {
        var shipped = (await op.PriceBook.Version((await op.PriceBook.Versions()).Items[^1].Id)).Document;
        var plans = shipped.Plans.Select(plan => plan.Code == "business" ? plan with { Prices = plan.Prices.ToDictionary(it => it.Key, it => it.Key == "USD" ? it.Value with { Base = "123.45" } : it.Value) } : plan);
        return shipped with { Version = "next", Name = "Next", EffectiveFrom = _house.Api.Time.GetUtcNow().AddDays(1), Plans = [.. plans] };
    }
}
