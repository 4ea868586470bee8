using System.Text.Json.Nodes;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Payments.Stripe;
using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.StripeSimulator;
using Microsoft.EntityFrameworkCore;
using Stripe;
using Invoice = CloudCrm.Contracts.Billing.Invoice;

namespace CloudCrm.Tests.Billing.Stripe;

/// <summary>A tenant whose invoices a simulated Stripe collects, on a clock of the test's. Events are handed to their handlers in the order in which they happened.</summary>
internal sealed class CollectedTenant : IAsyncDisposable
{
    private static readonly TimeSpan s_step = TimeSpan.FromHours(12);
    private readonly HandClock _clock;
    private readonly Dictionary<string, string?> _settings;
    private readonly List<string> _prices = [];
    private int _told;

    private CollectedTenant(HandClock clock, Simulator simulator, Dictionary<string, string?> settings, BillingHost host) =>
        (_clock, Simulator, _settings, Host) = (clock, simulator, settings, host);

    public TenantId Id { get; } = BillingHost.NewTenant();

    public Simulator Simulator { get; }

    public BillingHost Host { get; private set; }

    public string Customer { get; private set; } = "";

    public string Subscription { get; private set; } = "";

    public IBillingAccountGrain Account => Host.Grains.BillingAccount(Id);

    public DateTimeOffset Now => _clock.Now;

    private string Currency { get; init; } = "USD";

    /// <summary>Stripe as its own people and programs reach it.</summary>
    public V1Services Stripe => new StripeClient(new StripeClientOptions { ApiKey = "sk_test_simulator", ApiBase = Simulator.Url }).V1;

    /// <summary>Whether events reach their handlers.</summary>
    public bool IsTold { get; set; } = true;

    /// <summary>Whether drafts are looked for by due work and events where periods end.</summary>
    public bool HoldsDrafts { get; set; } = true;

    /// <summary>
    /// Opens a tenant whose trial has 14 days and that subscribes on 5 January 2028, to be charged from the end of January on. In dollars it is opened on that day; another
    /// currency holds from a second period on, so then it was opened a month before, and its first invoice was paid otherwise.
    /// </summary>
    public static async Task<CollectedTenant> Open(string currency = "USD", Card card = Card.Good, BillingTerms? terms = null, long baseUnits = 9_900, long seatUnits = 1_500)
    {
        var clock = new HandClock(Events.At(currency == "USD" ? "2028-01-05T08:00:00" : "2027-12-05T08:00:00"));
        var simulator = await CloudCrm.StripeSimulator.Simulator.Start(new() { Time = clock });
        var settings = await BillingHost.NewSettings();
        (settings["Stripe:ApiKey"], settings["Stripe:ApiBase"]) = ("sk_test_simulator", simulator.Url);
        var tenant = new CollectedTenant(clock, simulator, settings, await BillingHost.Start(clock, settings)) { Currency = currency };
        await tenant.Host.Open(BillingHost.Change(tenant.Id, "UTC") with { OpenedAt = clock.Now });
        await tenant.Do();
        Assert.That((await tenant.Account.SetTerms(terms ?? new(currency, 14, null, null, null, null, [], []), null, Caller.System)).IsOk);
        await tenant.Until("2028-01-05T08:00:00");
        foreach (var before in await tenant.Invoices())
            Assert.That((await tenant.Account.MarkPaid(before.Id, "bank", Caller.System, new("before", ""))).IsOk);
        await tenant.Subscribe(currency.ToLowerInvariant(), card, baseUnits, seatUnits);
        return tenant;
    }

    /// <summary>Has the account know how the subscription stands.</summary>
    public async Task See(string status, DateTimeOffset? endedAt)
    {
        await using var db = Host.Source.ForTenant(Id);
        var version = (await db.Set<StripeAccountRow>().SingleAsync(row => row.TenantId == Id)).Version;
        var boundary = Events.At("2028-02-01T00:00:00");
        StripeSubscription seen = new(Subscription, status, Currency, false, Events.At("2028-01-05T08:00:00"), boundary, endedAt, null, null, null, null, 3, "");
        Assert.That((await Host.Grains.StripeAccount(Id).Apply(new(false, seen, null, false), version, Caller.System, null)).IsOk);
    }

    /// <summary>Ends the subscription at once, and begins another one whose period ends at the same time.</summary>
    public async Task SubscribeAnew()
    {
        await Stripe.Subscriptions.CancelAsync(Subscription);
        await See("canceled", Now);
        await Subscribe();
    }

    /// <summary>Lets time pass: some hours at a time, and some minutes where Stripe opens drafts.</summary>
    public async Task Until(string utc)
    {
        var end = Events.At(utc);
        while (_clock.Now < end)
        {
            var month = new DateTimeOffset(_clock.Now.Year, _clock.Now.Month, 1, 0, 0, 0, TimeSpan.Zero);
            var next = new[] { month.AddMinutes(3), month.AddDays(1).AddMinutes(2), month.AddMonths(1), _clock.Now + s_step, end }.Where(at => at > _clock.Now).Min();
            // Drafts escape where nobody looks for two hours.
            _clock.Now = !HoldsDrafts && next.Day == 1 && next.Hour == 0 && next.AddHours(2) <= end ? next.AddHours(2) : next;
            Simulator.SetNow(_clock.Now);
            await Do();
        }
    }

    /// <summary>Does what is due and tells what happened, until nothing is left.</summary>
    public async Task Do()
    {
        do
            await Bear(() => Host.DoDue());
        while (await Tell());
    }

    /// <summary>What a kill leaves: the databases, and Stripe.</summary>
    public async Task Restart()
    {
        await Host.DisposeAsync();
        Host = await BillingHost.Start(_clock, _settings);
    }

    public async Task<List<Invoice>> Invoices() =>
        [.. (await Host.Grains.InvoiceReader(Id).List(null, 100)).Value.Items.Where(it => !it.IsCreditNote).OrderBy(it => it.PeriodFrom)];

    /// <summary>Stripe's invoices for one of ours, oldest first.</summary>
    public IReadOnlyList<JsonObject> Collected(Guid invoice) =>
        [.. Simulator.Reports.Invoices(Customer).Where(it => it["metadata"]?["invoice"]?.GetValue<string>() == $"{invoice:n}")];

    public async Task<StripeFindingKind[]> Findings() => [.. (await Host.Rows<StripeFindingRow>(Id)).Where(row => row.ResolvedAt is null).Select(row => row.Kind)];

    public async Task<CollectedInvoice> Row(Guid invoice) => CollectedInvoice.Of((await Host.Rows<StripeInvoiceRow>(Id)).Single(row => row.InvoiceId == invoice));

    /// <summary>Each of our invoices is one on Stripe, to the minor unit, line by line, and what Stripe was paid is our cash.</summary>
    public async Task AssertSame()
    {
        var documents = (await Host.Rows<InvoiceRow>(Id)).Where(row => row.RefersTo is null && row.IssuedAt >= Events.At("2028-02-01T00:00:00")).Select(row => row.ToDocument()).ToArray();
        foreach (var document in documents)
        {
            var stripe = Collected(document.Id);
            Assert.That(stripe, Has.Count.EqualTo(1), $"{document.Number}");
            var due = StripeMoney.Of(document.Totals.Due, document.Currency);
            Assert.That((Long(stripe[0], "total"), stripe[0]["status"]!.GetValue<string>()), Is.EqualTo((due, "paid")), $"{document.Number}");
            var lines = stripe[0]["lines"]!["data"]!.AsArray();
            Assert.That(lines.Select(line => line!["metadata"]?["line"]?.GetValue<string>()).OfType<string>(), Is.Unique);
            foreach (var (place, line) in document.Lines.Index().Where(it => it.Item is { Amount: not 0, Kind: not (LineKind.Base or LineKind.Seats) }))
                Assert.That(Long(lines.Single(it => it!["metadata"]?["line"]?.GetValue<string>() == $"{place}")!, "amount"), Is.EqualTo(StripeMoney.Of(line.Amount, document.Currency)), $"{document.Number} line {place}");
        }

        Assert.That((await Invoices()).Select(it => it.State), Is.All.EqualTo(InvoiceState.Paid));
        Assert.That(await Findings(), Is.Empty);
        await AssertCash();
    }

    /// <summary>Our cash is what Stripe was paid.</summary>
    public async Task AssertCash()
    {
        var entries = await Host.Rows<MoneyEntryRow>(Id);
        Assert.That(entries.GroupBy(it => it.DocumentId).Select(it => it.Sum(entry => entry.MinorUnits)), Is.All.Zero);
        var cash = entries.Where(it => it.Account == MoneyAccount.Cash && it.About!.StartsWith("Stripe ", StringComparison.Ordinal)).Sum(it => StripeMoney.OfUnits(it.MinorUnits, CloudCrm.Billing.Rating.Currency.Of(it.Currency)));
        Assert.That(cash, Is.EqualTo(Simulator.Reports.Invoices(Customer).Sum(it => Long(it, "amount_paid"))), "cash");
    }

    public static long Long(JsonNode thing, string name) => thing[name]!.GetValue<long>();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private async Task Subscribe(string currency, Card card, long baseUnits, long seatUnits)
    {
        var stripe = Stripe;
        Customer = (await stripe.Customers.CreateAsync(new() { Metadata = new() { ["tenant"] = $"{Id.Value:n}" } })).Id;
        Simulator.Hooks.SetCard(Customer, card);
        var product = await stripe.Products.CreateAsync(new() { Name = "CloudCrm" });
        foreach (var units in new[] { baseUnits, seatUnits })
            _prices.Add((await stripe.Prices.CreateAsync(new() { Product = product.Id, Currency = currency, UnitAmount = units, Recurring = new() { Interval = "month" } })).Id);
        var account = Host.Grains.StripeAccount(Id);
        await account.WantCustomer();
        await account.MadeCustomer(Customer);
        await Subscribe();
    }

    private async Task Subscribe()
    {
        Subscription = (await Stripe.Subscriptions.CreateAsync(new()
        {
            Customer = Customer,
            TrialEnd = Events.At("2028-02-01T00:00:00").UtcDateTime,
            ProrationBehavior = "none",
            Items = [new() { Price = _prices[0], Quantity = 1 }, new() { Price = _prices[1], Quantity = 3 }],
        })).Id;
        await See("trialing", null);
        await Do();
    }

    /// <summary>Hands new events over; false where there were none.</summary>
    private async Task<bool> Tell()
    {
        var sent = Simulator.Reports.Sent().Skip(_told).ToArray();
        _told += sent.Length;
        foreach (var one in sent.Where(one => IsTold && HoldsDrafts && one["data"] is not null))
        {
            var (type, thing) = (one["type"]!.GetValue<string>(), one["data"]!["object"]!.AsObject());
            var handler = Host.All<IStripeEventHandler>().FirstOrDefault(it => it is InvoiceEvents or ChargeEvents && it.Types.Any(start => type.StartsWith(start, StringComparison.Ordinal)));
            if (handler is not null)
                await Bear(() => handler.Handle(new(one["id"]!.GetValue<string>(), type, thing["id"]!.GetValue<string>(), thing["customer"]?.GetValue<string>(), Id), CancellationToken.None), again: true);
        }

        return sent.Length > 0;
    }

    /// <summary>What fails on Stripe's side is done again later by the scheduler, as time passes; events come again at once.</summary>
    private async Task Bear(Func<Task> act, bool again = false)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await BillingHost.Persist(async () =>
                {
                    await act();
                    return true;
                });
                return;
            }
            catch (StripeException) when (Simulator.Faults.Given.Any(it => it.Key != CallFault.None && it.Value > 0))
            {
                if (!again)
                    return;
            }
        }
    }
}
