using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Client;
using CloudCrm.Tests.Billing.Stripe.Subscriptions;

namespace CloudCrm.Tests.Billing.Stripe.Reconciliation;

/// <summary>A subscription that is another one than it should be is found and put right.</summary>
[TestFixture]
internal sealed class SubscriptionCheckTests
{
    private StripeHouse _house = null!;
    private CardFirm _firm = null!;
    private CrmClient _operator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _house = await StripeHouse.Start();
        _operator = await _house.Api.Operator();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _operator.Dispose();
        await _house.DisposeAsync();
    }

    [SetUp]
    public async Task Subscribe()
    {
        _firm = await CardFirm.Subscribed(_house);
        // Else somebody else looks at Stripe too, and may be first.
        await _firm.Settled();
    }

    [TearDown]
    public void Leave() => _firm.Dispose();

    [Test]
    public async Task Without_a_difference_nothing_is_found()
    {
        Assert.That(await Compare(), Is.EqualTo((0, 0)));
        Assert.That(await _operator.Operator.Stripe.Findings(_firm.Company.Tenant, withResolved: true), Is.Empty);
    }

    [Test]
    public async Task A_changed_quantity_is_put_right()
    {
        _house.Simulator.Plant.ChangeQuantity(await Item(), 3);
        await ExpectRepair(StripeFindingKind.QuantityDiffers, "put_right");
    }

    [Test]
    public async Task A_changed_price_is_replaced_by_one_of_the_price_book()
    {
        _house.Simulator.Plant.ChangePrice((string)(await _firm.Remote())["items"]!["data"]![0]!["price"]!["id"]!, 1);
        await ExpectRepair(StripeFindingKind.PriceDiffers, "put_right");
    }

    [Test]
    public async Task An_item_that_is_not_ours_goes()
    {
        using (_house.Simulator.Plant.Silence())
        {
            var price = await NewPrice(null);
            await Say("item", (client, options, stop) => client.V1.SubscriptionItems.CreateAsync(new() { Subscription = _firm.Account().Result.SubscriptionId, Price = price }, options, stop));
        }

        await ExpectRepair(StripeFindingKind.SubscriptionItems, "put_right");
    }

    [Test]
    public async Task Another_plans_price_is_replaced()
    {
        using (_house.Simulator.Plant.Silence())
        {
            var (item, price) = (await Item(), await NewPrice("2020-01:free:USD:base"));
            await Say("item", (client, options, stop) => client.V1.SubscriptionItems.UpdateAsync(item, new() { Price = price }, options, stop));
        }

        await ExpectRepair(StripeFindingKind.PriceUnknown, "put_right");
    }

    [Test]
    public async Task A_cancellation_that_nobody_told_of_is_taken_over()
    {
        using (_house.Simulator.Plant.Silence())
            _house.Simulator.Hooks.CancelAtPeriodEnd((await _firm.Account()).SubscriptionId!);
        await ExpectRepair(StripeFindingKind.SubscriptionState, "taken_over");
        Assert.That((await _firm.Account()).Subscription!.CancelAtPeriodEnd, Is.True);
    }

    [Test]
    public async Task A_subscription_that_ended_untold_is_taken_over()
    {
        var subscription = (await _firm.Account()).SubscriptionId!;
        using (_house.Simulator.Plant.Silence())
            await Say("cancel", (client, options, stop) => client.V1.Subscriptions.CancelAsync(subscription, null, options, stop));
        await ExpectRepair(StripeFindingKind.SubscriptionMissing, "taken_over");
        Assert.That((await _firm.Account()).IsLive, Is.False);
    }

    [Test]
    public async Task A_customer_that_is_gone_is_taken_over()
    {
        var customer = (await _firm.Account()).CustomerId!;
        using (_house.Simulator.Plant.Silence())
            await Say("delete", (client, options, stop) => client.V1.Customers.DeleteAsync(customer, null, options, stop));
        await ExpectRepair(StripeFindingKind.CustomerMissing, "taken_over");
    }

    private async Task ExpectRepair(StripeFindingKind kind, string resolution)
    {
        Assert.That(await Compare(), Is.EqualTo((1, 1)));
        var findings = await _operator.Operator.Stripe.Findings(_firm.Company.Tenant, withResolved: true);
        Assert.That(findings.Select(it => (it.Kind, it.Resolution)), Is.EqualTo(new[] { (kind, resolution) }));
        Assert.That(await Compare(), Is.EqualTo((0, 0)));
    }

    private async Task<(int Found, int Repaired)> Compare()
    {
        var report = await _operator.Operator.Stripe.Reconcile(_firm.Company.Tenant);
        return report.Comparisons.Where(it => it.What == "subscription").Select(it => (it.Found, it.Repaired)).SingleOrDefault();
    }

    private async Task<string> Item() => (string)(await _firm.Remote())["items"]!["data"]![0]!["id"]!;

    private async Task<string> NewPrice(string? key)
    {
        var price = await Say("price", (client, options, stop) => client.V1.Prices.CreateAsync(
            new()
            {
                Currency = "usd",
                UnitAmount = 7,
                ProductData = new() { Name = "Something" },
                Recurring = new() { Interval = "month", UsageType = "licensed" },
                Metadata = key is null ? null : new() { ["price"] = key },
            },
            options,
            stop));
        return price.Id;
    }

    // As somebody at Stripe's dashboard.
    private Task<T> Say<T>(string what, Func<global::Stripe.StripeClient, global::Stripe.RequestOptions, CancellationToken, Task<T>> call) =>
        _house.Gate.Call(new StripeAct(null, what, $"{Guid.CreateVersion7()}"), call);
}
