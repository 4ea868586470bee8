using System.Globalization;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Contracts;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Simulation;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>
/// Months of tenants who pay by card: usage, what falls due, what people and banks do; after every step our books, Stripe's and an oracle for each tenant are compared.
/// </summary>
internal sealed partial class StripeYear : IAsyncDisposable
{
    private static readonly DateTimeOffset s_start = new(2027, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly StripeWorld _world;
    private readonly List<OracleBook> _books = [OracleBook.Read(ShippedBook.Text(), DateTimeOffset.MinValue)];
    private readonly YearTenant[] _tenants;
    private readonly SimulatedPost _post;
    private readonly SimulationChecks _checks;
    private readonly SimulationActs _acts;
    private readonly SortedSet<DateTimeOffset> _planned;
    private readonly Queue<DateTimeOffset> _published;
    private DateTimeOffset? _blindUntil;

    private StripeYear(int seed, int tenants, int days, Random random, StripeWorld world)
    {
        (_random, _world) = (random, world);
        _tenants = [.. Enumerable.Range(0, tenants).Select(i => new YearTenant((seed * 10_000) + i, s_start, days, perDay: 2))];
        (_post, _checks) = (new(_random), new(() => world.Host));
        _acts = new(() => world.Host, _checks);
        EndsAt = s_start.AddDays(25 + days);
        _planned = Planned();
        _published = new([s_start.AddDays(days * 0.2), s_start.AddDays(days * 0.55)]);
    }

    /// <summary>When the story is over.</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>Its tenants.</summary>
    public IReadOnlyList<YearTenant> Tenants => _tenants;

    /// <summary>Where it takes place.</summary>
    public StripeWorld World => _world;

    private BillingHost Host => _world.Host;

    private Simulator Stripe => _world.Stripe;

    /// <summary>What it came to.</summary>
    public string Summary() =>
        $"{_tenants.Sum(it => it.It.Account?.Invoices.Count ?? 0)} invoices, {_tenants.Sum(it => it.Collected.Count)} of them collected, {_tenants.Sum(it => it.Paid.Count)} paid by card, "
        + $"{_tenants.Sum(it => it.Disputed.Count)} disputes at the bank, {Stripe.Reports.Metered().Count} hours of usage, {Stripe.Reports.Calls.Count} calls, {_world.Webhooks.Delivered} deliveries, "
        + $"{_world.Webhooks.Lost} lost, {_world.Restarts} restarts, {Compared} comparisons of invoices and {Metered} of meters with Stripe";

    public static async Task<StripeYear> Start(int seed, int tenants, int days)
    {
        var random = new Random(seed);
        var world = await StripeWorld.Start(s_start, seed, random);
        await SimulatedPost.DefineMeters(world.Host);
        return new(seed, tenants, days, random, world);
    }

    /// <summary>Runs until every tenant had its time.</summary>
    /// <param name="faults">Whether commits break, calls get lost and the process is started anew on the way, and webhooks go astray.</param>
    public async Task Run(bool faults)
    {
        _world.Webhooks.IsBad = faults;
        if (faults)
            SpoilCalls();
        for (DateTimeOffset? now = s_start; now is { } at && at <= EndsAt; now = await Next(at))
        {
            _world.Clock.Now = at;
            if (faults && _random.Next(40) == 0)
                await _world.Restart();
            await Publish(at);
            await _post.Tell(Host, [.. _tenants.Select(it => it.It)], _books, at);
            if (faults)
                Host.Faults.Fail(_random.Next(2) == 0 ? Fault.Before : Fault.After, _random.Next(6));
            await Step(at);
        }

        await Finish();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>Everything that is due by now, what the oracles say of it, and what people do then.</summary>
    private async Task Step(DateTimeOffset now)
    {
        await Pass(now);
        if (_blindUntil is not null)
            return;
        foreach (var tenant in _tenants.Where(it => it.It.Account is not null && it.It.HasActs(now)))
            await Act(tenant, now);
        if (_acted.Count == 0)
            return;
        await Settle();
        await Compare(now);
    }

    /// <summary>Everything that is due by now, and what the oracles say of it.</summary>
    private async Task Pass(DateTimeOffset now)
    {
        var isSeeing = _blindUntil <= now;
        if (isSeeing)
        {
            _blindUntil = null;
            await _world.Webhooks.Release(Host, now);
        }

        // What comes round every hour is done at the planned steps alone: at all of them it would be most of the work.
        await Settle(rounds: isSeeing || _planned.Contains(now));
        await Compare(now);
    }

    /// <summary>Brings everything to rest, and notes whom it was about.</summary>
    private async Task Settle(bool rounds = false)
    {
        var (tenants, customers) = await _world.Settle(rounds);
        _touched.UnionWith(tenants);
        _touched.UnionWith(_tenants.Where(it => it.Customer is { } customer && customers.Contains(customer)).Select(it => it.It.Id));
        if (_world.Webhooks.HasGaps)
            _blindUntil ??= _world.Clock.Now.AddMinutes(62);
    }

    /// <summary>The next instant at which anything is planned here, or falls due with us or at Stripe.</summary>
    private async Task<DateTimeOffset?> Next(DateTimeOffset now)
    {
        var planned = _planned.GetViewBetween(now.AddTicks(1), DateTimeOffset.MaxValue);
        DateTimeOffset?[] all = [planned.Count > 0 ? planned.Min : null, await _world.Next(), _blindUntil];
        return all.Where(it => it > now).Min();
    }

    private SortedSet<DateTimeOffset> Planned()
    {
        var steps = new SortedSet<DateTimeOffset>(_tenants.Select(it => it.It.OpenedAt));
        for (var at = s_start; at < EndsAt; at = at.AddMinutes(_random.Next(600, 5_000)))
            steps.Add(at);
        steps.Add(EndsAt);
        return steps;
    }

    // Now and then an answer, a call or Stripe's patience is lost.
    private void SpoilCalls()
    {
        Stripe.Faults.Odds(CallFault.LostAnswer, 0.005);
        Stripe.Faults.Odds(CallFault.LostCall, 0.005);
        Stripe.Faults.Odds(CallFault.Conflict, 0.005);
        Stripe.Faults.Odds(CallFault.FailedAfter, 0.002);
    }

    private async Task Publish(DateTimeOffset now)
    {
        if (!_published.TryPeek(out var at) || at > now)
            return;
        _published.Dequeue();
        var version = $"simulated-{_books.Count.ToString(CultureInfo.InvariantCulture)}";
        var text = SimulatedPrices.Book(_random, ShippedBook.Text(), version, now.AddDays(_random.Next(5, 40)).Date, SimulatedMeter.All).ToJsonString();
        var id = Guid.CreateVersion7();
        var published = await BillingHost.Persist(() => Host.Grains.PriceBook().Publish(id, text, Caller.System, new(version, version)));
        Assert.That(published.IsOk, () => $"{published.Refusal}");
        _books.Add(OracleBook.Read(text, now));
    }
}
