using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.StripeSimulator;
using Codes = CloudCrm.Contracts.Metering.Meters;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>A tenant that has paid a month by card, and with which something is then wrong at Stripe.</summary>
internal sealed class PlantedTenant(StripeWorld world, Dashboard dashboard)
{
    public TenantId Id { get; } = BillingHost.NewTenant();

    public StripeWorld World => world;

    public Simulator Stripe => world.Stripe;

    public Dashboard Dashboard => dashboard;

    public string Customer { get; private set; } = "";

    /// <summary>Its live subscription.</summary>
    public YearSubscription Subscription => new(Stripe.Reports.Of(Customer, "subscription")[^1]);

    /// <summary>The item of the plan's base, and that of the seats.</summary>
    public IReadOnlyList<string> Items => [.. Subscription.Json["items"]!["data"]!.AsArray().Select(it => it!["id"]!.GetValue<string>())];

    /// <summary>What collects its last month.</summary>
    public YearInvoice Invoice => YearInvoice.All(Stripe, Customer).Last(it => it.Invoice is not null);

    /// <summary>The charge that paid it.</summary>
    public string Charge => Stripe.Reports.Of(Customer, "charge").Last(it => it["status"]!.GetValue<string>() == "succeeded")["id"]!.GetValue<string>();

    /// <summary>A line of it.</summary>
    public string Line => Invoice.Json["lines"]!["data"]![0]!["id"]!.GetValue<string>();

    /// <summary>The price of the plan's base.</summary>
    public string Price => Subscription.Json["items"]!["data"]![0]!["price"]!["id"]!.GetValue<string>();

    public async Task Open(DateTimeOffset at, bool hasSeats)
    {
        await world.Host.Open(new(Id.Value, "Company", "team", "UTC", "Active", at, 3, 1, BillingDay: 1));
        if (hasSeats)
            await world.Host.Take(Event(Codes.Seats, 9, at.AddMinutes(1)));
    }

    public async Task Subscribe()
    {
        var page = await world.Host.Grains.StripeDesk(Id).Subscribe(Caller.System);
        Assert.That(page.IsOk, () => $"{page.Refusal}");
        var session = page.Value.Url.Split('/')[^1];
        Customer = Stripe.Reports.Find(session)!["customer"]!.GetValue<string>();
        Assert.That(Stripe.Hooks.Checkout(session));
    }

    /// <summary>Uses something in the hour before now.</summary>
    public Task Use(long units) => world.Host.Take(Event(Codes.MessagesOutbound, units, world.Clock.Now.AddMinutes(-30)));

    /// <summary>By what Stripe knows the usage that it was told of, oldest first.</summary>
    public async Task<StripeWindowRow[]> Told() => [.. (await world.Host.Rows<StripeWindowRow>(Id)).OrderBy(it => it.StartsAt)];

    public Task<List<StripeFindingRow>> Findings() => world.Host.Rows<StripeFindingRow>(Id);

    private UsageEvent Event(string meter, long quantity, DateTimeOffset at) => new(Id.Value, Guid.CreateVersion7(), meter, quantity, at, null, null, null, null);
}
