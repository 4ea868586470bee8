using Microsoft.EntityFrameworkCore;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>
/// Billing and a simulated Stripe under one clock that a test sets. Customers need no test clocks: nothing else lives on that Stripe, and so the product also sees Stripe's
/// own time pass (the hours of drafts, the ages of events, idempotency keys that are forgotten).
/// </summary>
internal sealed class StripeWorld : IAsyncDisposable
{
    private const int RoundsMax = 60;

    // Work that comes round by itself every hour or day: it is done whenever time moves, and makes no time of its own.
    private static readonly string[] s_rounds = ["stripe.meters", "stripe.reconcile", "stripe.events", "stripe.purge"];

    private readonly Dictionary<string, string?> _settings;

    private StripeWorld(HandClock clock, Simulator stripe, Dictionary<string, string?> settings, BillingHost host, Random random)
    {
        (Clock, Stripe, _settings, Host) = (clock, stripe, settings, host);
        Webhooks = new(stripe, random);
    }

    /// <summary>Everybody's clock.</summary>
    public HandClock Clock { get; }

    /// <summary>Stripe.</summary>
    public Simulator Stripe { get; }

    /// <summary>What goes between.</summary>
    public YearWebhooks Webhooks { get; }

    /// <summary>The process as it runs now.</summary>
    public BillingHost Host { get; private set; }

    /// <summary>How often the process was started anew.</summary>
    public int Restarts { get; private set; }

    public static async Task<StripeWorld> Start(DateTimeOffset now, int seed, Random random)
    {
        var clock = new HandClock(now);
        var stripe = await Simulator.Start(new() { Time = clock, Seed = seed });
        var settings = await BillingHost.NewSettings();
        (settings["Stripe:ApiKey"], settings["Stripe:ApiBase"], settings["Stripe:WebhookSecrets"]) = ("sk_test_simulator", stripe.Url, stripe.Webhooks.Secrets[0]);
        return new(clock, stripe, settings, await BillingHost.Start(clock, settings), random);
    }

    /// <summary>Does what is due and carries events until neither brings anything any more; the tenants and customers that it was about.</summary>
    /// <param name="rounds">Whether work that comes round by itself is done too; else it is late.</param>
    public async Task<(HashSet<TenantId> Tenants, HashSet<string> Customers)> Settle(bool rounds = true)
    {
        var (tenants, customers) = (new HashSet<TenantId>(), new HashSet<string>());
        for (var round = 0; round < RoundsMax; round++)
        {
            var due = round == RoundsMax - 1 ? await Waiting() : "";
            var done = await Host.DoPayments(rounds ? [] : s_rounds);
            var (told, count) = await Webhooks.Deliver(Host, Clock.Now);
            tenants.UnionWith(done);
            customers.UnionWith(told);
            if (done.Count == 0 && count == 0)
                return (tenants, customers);
            if (due.Length > 0)
                throw new InvalidOperationException($"At {Clock.Now:u} there is always something left to do: {due}; {count} events; failed: {(Host.Failures is [.., var last] ? last : null)}");
        }

        return (tenants, customers);
    }

    private async Task<string> Waiting()
    {
        var now = Clock.Now;
        await using var db = Host.Source.AcrossTenants();
        var due = await db.DueWork.Where(work => work.DueAt <= now).OrderBy(work => work.DueAt).Take(10).ToListAsync();
        var calls = await db.Set<StripeCallRow>().OrderByDescending(call => call.Id).Take(40).ToListAsync();
        return $"{string.Join(", ", due.Select(work => $"{work.Kind} {work.Payload} of {work.TenantId}"))} after {string.Join(", ", calls.Select(call => $"{call.Name} {call.ObjectId} {call.Status}"))}";
    }

    /// <summary>The next instant at which anything falls due with us or at Stripe.</summary>
    public async Task<DateTimeOffset?> Next()
    {
        DateTimeOffset?[] all = [await Host.NextDue(Clock.Now, s_rounds), Stripe.Reports.NextDue()];
        return all.Where(it => it > Clock.Now).Min();
    }

    /// <summary>Goes to an instant by all that falls due on the way.</summary>
    /// <param name="until">The instant.</param>
    /// <param name="rounds">Whether work that comes round by itself is done there.</param>
    public async Task GoTo(DateTimeOffset until, bool rounds = true)
    {
        while (await Next() is { } next && next < until)
        {
            Clock.Now = next;
            await Settle(rounds: false);
        }

        Clock.Now = until;
        await Settle(rounds);
    }

    /// <summary>What a kill leaves: the databases.</summary>
    public async Task Restart()
    {
        await Host.DisposeAsync();
        Host = await BillingHost.Start(Clock, _settings);
        Restarts++;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Stripe.DisposeAsync();
    }
}
