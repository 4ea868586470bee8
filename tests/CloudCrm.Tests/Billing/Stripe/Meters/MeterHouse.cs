using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe.Meters;

/// <summary>Billing alone with a simulated Stripe beside it, under one clock that the test sets. Tenants have their customers there from the beginning.</summary>
internal sealed class MeterHouse : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;

    private MeterHouse(HandClock clock, Simulator simulator, Dictionary<string, string?> settings, BillingHost host) =>
        (Clock, Simulator, _settings, Host) = (clock, simulator, settings, host);

    public HandClock Clock { get; }

    public Simulator Simulator { get; }

    public BillingHost Host { get; private set; }

    public static async Task<MeterHouse> Start(DateTimeOffset now, SimulatorOptions? options = null)
    {
        var clock = new HandClock(now);
        var simulator = await StripeSimulator.Simulator.Start((options ?? new()) with { Time = clock });
        var settings = await BillingHost.NewSettings();
        (settings["Stripe:ApiKey"], settings["Stripe:ApiBase"]) = ("sk_test_simulator", simulator.Url);
        return new(clock, simulator, settings, await BillingHost.Start(clock, settings));
    }

    /// <summary>The process ends and another one begins.</summary>
    public async Task Restart()
    {
        await Host.DisposeAsync();
        Host = await BillingHost.Start(Clock, _settings);
    }

    /// <summary>A tenant that pays through Stripe.</summary>
    public async Task<(TenantId Tenant, string Customer)> NewTenant(string zone = "UTC", int billingDay = 1)
    {
        var tenant = BillingHost.NewTenant();
        await Host.Tell(tenant, zone, billingDay: billingDay);
        var customer = await Host.Get<StripeGate>().Call(
            new StripeAct(tenant, "customer.create", $"{tenant}"), (client, options, stop) => client.V1.Customers.CreateAsync(new() { Name = "Acme" }, options, stop));
        await Host.Writer.Commit(Act.Create(tenant, new StripeAccountRow
        {
            TenantId = tenant,
            Document = Subscribed(customer.Id, "sub_1"),
            Version = 1,
        }));
        return (tenant, customer.Id);
    }

    /// <summary>What an account keeps of a customer that has just subscribed.</summary>
    public string Subscribed(string customer, string subscription) =>
        $$$"""{"customerId":"{{{customer}}}","subscription":{"id":"{{{subscription}}}","status":"active","currency":"USD","startedAt":"{{{Clock.Now:O}}}","otherItems":""}}""";

    /// <summary>Tells Stripe what is over.</summary>
    public Task Send(TenantId tenant) => Host.Do("stripe.meters", tenant);

    /// <summary>What Stripe has of a customer: by the name of events and UTC hour, without zeros.</summary>
    public Dictionary<(string Name, DateTimeOffset Hour), decimal> Metered(string customer) => Simulator.Reports.Metered()
        .Where(hour => hour.Customer == customer && hour.Sum != 0).ToDictionary(hour => (hour.EventName, hour.Hour), hour => hour.Sum);

    /// <summary>What Stripe ought to have of some UTC hours, computed from the whole ledger in the plainest way.</summary>
    public async Task<Dictionary<(string Name, DateTimeOffset Hour), decimal>> Expected(TenantId tenant, TenantCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var ledger = await Host.Rows<UsageEventRow>(tenant);
        var expected = new Dictionary<(string, DateTimeOffset), decimal>();
        for (var hour = from; hour < to; hour = hour.AddHours(1))
        {
            var edge = calendar.PeriodStart(hour.AddHours(1));
            DateTimeOffset[] cuts = edge > hour && edge < hour.AddHours(1) ? [hour, edge, hour.AddHours(1)] : [hour, hour.AddHours(1)];
            foreach (var (start, end) in cuts.Zip(cuts[1..]))
                Add(expected, hour, Grown(ledger, calendar, start, start), Grown(ledger, calendar, start, end));
        }

        return expected.Where(hour => hour.Value != 0).ToDictionary();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private Dictionary<string, decimal> Grown(List<UsageEventRow> ledger, TenantCalendar calendar, DateTimeOffset at, DateTimeOffset until)
    {
        var period = calendar.PeriodOf(at);
        return NaiveQuantities.Of(ledger, calendar, Host.Meters.All, new(period.Start, until, period.End - period.Start))
            .ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value, 9, MidpointRounding.AwayFromZero));
    }

    private static void Add(Dictionary<(string, DateTimeOffset), decimal> expected, DateTimeOffset hour, Dictionary<string, decimal> before, Dictionary<string, decimal> after)
    {
        foreach (var code in before.Keys.Union(after.Keys))
        {
            var key = (StripeMeterBook.NameOf(code), hour);
            expected[key] = expected.GetValueOrDefault(key) + after.GetValueOrDefault(code) - before.GetValueOrDefault(code);
        }
    }
}
