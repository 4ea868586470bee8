using System.Diagnostics;
using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Contracts.Billing;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Stripe.Subscriptions;
using CloudCrm.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Stripe;
using Card = CloudCrm.StripeSimulator.Card;

namespace CloudCrm.Tests.Billing.Stripe.Intake;

/// <summary>Webhooks at their worst: what came of them is what would have come of them in order, each once.</summary>
[TestFixture]
internal sealed class WebhookStorm
{
    private const int AtOnce = 16;
    private const int Wave = 2_000;

    [Test]
    public Task Shuffled_doubled_forged_and_stale_ones_come_to_the_same() => Run(tenants: 2, products: 12, deliveries: 500);

    [Test, Category("full")]
    public Task A_hundred_thousand_come_to_the_same() => Run(tenants: 20, products: 600, deliveries: 100_000);

    [Test]
    public async Task A_subscription_stands_as_it_does_at_Stripe_whatever_became_of_its_webhooks()
    {
        await using var house = await StripeHouse.Start(new() { Seed = 3 });
        using var firm = await CardFirm.Subscribed(house);
        var account = await firm.Account();
        house.Simulator.Webhooks.Together = AtOnce;
        house.Simulator.Webhooks.Faults = new() { Shuffle = true, Duplicate = 0.5, Forge = 0.3, Stale = 0.2, Delay = 0.3 };
        for (var turn = 0; turn < 24; turn++)
        {
            house.Simulator.Hooks.CancelAtPeriodEnd(account.SubscriptionId!, cancel: turn % 2 == 1);
            house.Simulator.Hooks.SetCard(account.CustomerId!, turn % 4 == 3 ? Card.NeedsAction : Card.Good);
            if (turn % 5 == 4)
                await house.Simulator.Webhooks.DeliverAll();
        }

        house.Simulator.Webhooks.Release();
        await house.Simulator.Webhooks.DeliverAll();
        await house.Settled();

        var seen = await firm.Owner.Subscription.Read();
        Assert.That((seen.CancelsAtPeriodEnd, seen.Card?.Last4), Is.EqualTo((true, "3184")), "as it was left");
    }

    private static async Task Run(int tenants, int products, int deliveries)
    {
        await using var house = await StripeHouse.Start(new() { Seed = 11 }, adjust: builder =>
        {
            builder.Services.AddSingleton<ProductRecorder>();
            builder.Services.AddSingleton<IStripeEventHandler>(services => services.GetRequiredService<ProductRecorder>());
        });
        house.Simulator.Webhooks.Together = AtOnce;
        house.Simulator.Webhooks.Faults = new() { Shuffle = true, Duplicate = 0.3, Forge = 0.05, Stale = 0.02, Delay = 0.1 };
        var story = await Story.Begin(house, tenants, products);
        var (sent, clock) = (new DeliveryReport(0, 0, 0, 0, 0, 0), Stopwatch.StartNew());
        while (sent.Accepted + sent.Forged + sent.Stale < deliveries)
        {
            // What is fetched goes on changing while it is looked at.
            var (_, report) = (await story.Rename(Math.Min(Wave, deliveries / 4)), await house.Simulator.Webhooks.DeliverAll());
            sent = Sum(sent, report);
            if (sent.Accepted % 3 == 0)
                house.Simulator.Webhooks.Release();
        }

        house.Simulator.Webhooks.Release();
        sent = Sum(sent, await house.Simulator.Webhooks.DeliverAll());
        var delivered = clock.Elapsed;
        await house.Settled(TimeSpan.FromMinutes(40));
        TestContext.Out.WriteLine($"{sent} in {delivered.TotalSeconds:0} s, all looked at after {clock.Elapsed.TotalSeconds:0} s");
        await Check(house, story, sent);
    }

    private static async Task Check(StripeHouse house, Story story, DeliveryReport sent)
    {
        var rows = await house.Rows<StripeEventRow>();
        var told = house.Simulator.Reports.Sent().Select(one => one["id"]!.GetValue<string>()).ToList();
        var recorder = house.Api.Get<ProductRecorder>();
        Assert.Multiple(() =>
        {
            Assert.That((sent.Refused, sent.ForgedAccepted, sent.StaleAccepted), Is.EqualTo((0, 0, 0)));
            Assert.That(Math.Min(sent.Forged, sent.Stale), Is.GreaterThan(0));
            Assert.That(sent.Accepted, Is.GreaterThan(told.Count), "some came twice");
            Assert.That(rows.Select(row => row.Id).Order(), Is.EqualTo(told.Order()), "each is kept once, and nothing else");
            Assert.That(rows.Where(row => row.State != StripeEventState.Done || row.AboutTenant != story.TenantOf(row.ObjectId) || row.Attempts != 1), Is.Empty);
            Assert.That(recorder.Told.Select(one => one.Id).Order(), Is.EqualTo(told.Order()), "each is looked at once");
            Assert.That(recorder.Overlaps, Is.Zero, "a tenant's are looked at one after the other");
            Assert.That(recorder.Names.OrderBy(one => one.Key), Is.EqualTo(story.InOrder().OrderBy(one => one.Key)), "as if they had come in order");
        });
    }

    private static DeliveryReport Sum(DeliveryReport one, DeliveryReport other) => new(
        one.Accepted + other.Accepted, one.Refused + other.Refused, one.Forged + other.Forged, one.ForgedAccepted + other.ForgedAccepted, one.Stale + other.Stale, one.StaleAccepted + other.StaleAccepted);

    /// <summary>What really happens at Stripe: products of tenants that get other names.</summary>
    private sealed class Story(StripeClient stripe, Dictionary<string, Guid> tenants)
    {
        private readonly Random _random = new(5);
        private readonly Dictionary<string, string> _names = [];
        private int _count;

        public Guid TenantOf(string product) => tenants[product];

        /// <summary>The names that a receiver has that is told of everything once and in order.</summary>
        public Dictionary<string, (string Name, Guid Tenant)> InOrder() => _names.ToDictionary(one => one.Key, one => (one.Value, tenants[one.Key]));

        public static async Task<Story> Begin(StripeHouse house, int tenants, int products)
        {
            var stripe = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_simulator", ApiBase = house.Simulator.Url });
            var story = new Story(stripe, []);
            var companies = new List<Guid>();
            for (var i = 0; i < tenants; i++)
            {
                using var company = await Company.Open(house.Api);
                await company.Billing();
                companies.Add(company.Tenant);
            }

            for (var i = 0; i < products; i++)
                await story.Make($"made {i}", companies[i % tenants]);
            return story;
        }

        public async Task<int> Rename(int count)
        {
            var ids = _names.Keys.Order(StringComparer.Ordinal).ToList();
            for (var i = 0; i < count; i++)
            {
                var id = ids[_random.Next(ids.Count)];
                await stripe.V1.Products.UpdateAsync(id, new() { Name = $"name {++_count}" });
                _names[id] = $"name {_count}";
            }

            return count;
        }

        private async Task Make(string name, Guid tenant)
        {
            var product = await stripe.V1.Products.CreateAsync(new() { Name = name, Metadata = new() { ["tenant"] = $"{tenant:n}" } });
            tenants[product.Id] = tenant;
            _names[product.Id] = name;
        }
    }
}
