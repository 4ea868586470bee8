using System.Text.Json.Nodes;
using CloudCrm.Billing;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Billing.Usage;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Gateway;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Billing.Stripe.Subscriptions;

/// <summary>A company in a house with Stripe, that may pay by card.</summary>
internal sealed class CardFirm : IDisposable
{
    private readonly StripeHouse _house;
    private CrmClient _owner;

    private CardFirm(StripeHouse house, Company company) => (_house, Company, _owner) = (house, company, company.Owner);

    public Company Company { get; }

    public TenantId Tenant => TenantId.From(Company.Tenant);

    /// <summary>The owner, signed in as often as the clock makes it necessary.</summary>
    public CrmClient Owner => _owner;

    public static async Task<CardFirm> Open(StripeHouse house, string plan = "business", string name = "Acme")
    {
        var company = await Company.Open(house.Api, name, plan);
        await company.Billing();
        var firm = new CardFirm(house, company);
        await firm.Knows(Gateway.Company.SeatsBought);
        return firm;
    }

    /// <summary>One that has subscribed.</summary>
    public static async Task<CardFirm> Subscribed(StripeHouse house, string plan = "business")
    {
        var firm = await Open(house, plan);
        await firm.Subscribe();
        return firm;
    }

    /// <summary>Goes through a checkout, and on until the product knows.</summary>
    public async Task Subscribe()
    {
        Assert.That(_house.Simulator.Hooks.Checkout(SessionOf(await Owner.Subscription.OpenCheckout())), Is.True);
        await Until(it => it.State == SubscriptionState.Active, "it has subscribed");
    }

    /// <summary>Tells the product what happened, until it shows.</summary>
    public async Task Until(Func<Subscription, bool> isSo, string what)
    {
        await _house.Simulator.Webhooks.DeliverAll();
        await Eventually.Holds(async () => isSo(await Owner.Subscription.Read()), what);
    }

    /// <summary>Lets time pass for everybody.</summary>
    public async Task Wait(TimeSpan by)
    {
        await _house.Advance(by);
        if (by > TimeSpan.FromDays(1))
            _owner = await CrmClient.SignIn(_house.Api.Address, new(Company.Request.Mail, Company.Password, Company.Tenant));
    }

    /// <summary>The subscription as the simulator has it.</summary>
    public async Task<JsonObject> Remote() => _house.Simulator.Reports.Find((await Account()).SubscriptionId!)!;

    /// <summary>Prices and quantities of the subscription as the simulator has them.</summary>
    public async Task<string[]> RemoteItems() =>
        [.. (await Remote())["items"]!["data"]!.AsArray().Select(item => $"{item!["price"]!["lookup_key"]} {item["quantity"]}").Order(StringComparer.Ordinal)];

    /// <summary>The one entry of the journal that says so.</summary>
    public Task<JournalEntry> Journalled(string verb) => Eventually.Value(
        async () => (await Owner.Journal.Page(limit: 1_000, filter: new(Entity: "billing_account"))).Items.SingleOrDefault(it => it.Verb == verb), $"{verb} is in the journal");

    /// <summary>What the product knows.</summary>
    public async Task<StripeAccount> Account() => (await _house.Api.Get<StripeAccounts>().Find(Tenant))!;

    /// <summary>Waits until Billing has heard of so many seats.</summary>
    public Task Knows(int seats) => Eventually.Holds(
        async () =>
        {
            await using var db = _house.Api.Get<IDbSource<BillingDb>>().ForTenant(Tenant);
            return await db.Set<UsageEventRow>().Where(row => row.TenantId == Tenant && row.Meter == MeterCodes.Seats).SumAsync(row => row.Quantity) == seats;
        },
        "its seats are known");

    /// <summary>What Billing knows of the tenant's state.</summary>
    public async Task<string> State()
    {
        await using var db = _house.Api.Get<IDbSource<BillingDb>>().ForTenant(Tenant);
        return await db.Set<BillingTenantRow>().Where(row => row.TenantId == Tenant).Select(row => row.State).SingleAsync();
    }

    /// <summary>Has the subscription follow the account now.</summary>
    public Task Follow() => _house.Api.Get<StripeFollow>().Run(Tenant, 1, CancellationToken.None);

    /// <summary>Until what is told is looked at, and the subscription has followed: nothing of Stripe's is due any more.</summary>
    public async Task Settled()
    {
        await _house.Simulator.Webhooks.DeliverAll();
        await Eventually.Holds(
            async () =>
            {
                var now = _house.Api.Time.GetUtcNow();
                await using var db = _house.Api.Get<IDbSource<BillingDb>>().ForTenant(Tenant);
                return !await db.DueWork.AnyAsync(work => work.TenantId == Tenant && work.Kind.StartsWith("stripe.") && work.DueAt <= now);
            },
            "all is looked at");
    }

    /// <summary>Until the ledger has so many messages to customers.</summary>
    public Task Counted(int messages) => Eventually.Holds(
        async () =>
        {
            await using var db = _house.Api.Get<IDbSource<BillingDb>>().ForTenant(Tenant);
            return await db.Set<UsageEventRow>().CountAsync(row => row.TenantId == Tenant && row.Meter == 2) == messages;
        },
        "messages are counted");

    /// <summary>A session by its page.</summary>
    public static string SessionOf(PaymentPage page) => new Uri(page.Url).Segments[^1];

    public void Dispose()
    {
        _owner.Dispose();
        Company.Dispose();
    }
}
