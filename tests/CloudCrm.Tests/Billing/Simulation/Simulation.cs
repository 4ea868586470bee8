using System.Globalization;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>
/// A year of many tenants in one process under a clock that the simulation sets: usage comes, what is due is done, people act, and after every step the product is
/// compared with the oracle of each tenant that it was about.
/// </summary>
internal sealed partial class Simulation : IAsyncDisposable
{
    private static readonly DateTimeOffset s_start = new(2027, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly HandClock _clock;
    private readonly List<OracleBook> _books = [];
    private readonly SimulatedTenant[] _tenants;
    private readonly Dictionary<string, string?> _settings;
    private readonly Queue<DateTimeOffset> _published = new([s_start.AddDays(75), s_start.AddDays(200)]);
    private bool _verifies;
    private BillingHost _host;

    private Simulation(int seed, int tenants, HandClock clock, Dictionary<string, string?> settings, BillingHost host)
    {
        (_random, _clock, _settings, _host) = (new(seed), clock, settings, host);
        _tenants = [.. Enumerable.Range(0, tenants).Select(i => new SimulatedTenant((seed * 10_000) + i, s_start))];
    }

    /// <summary>Invoices that were compared.</summary>
    public int Invoices => _tenants.Sum(tenant => tenant.Account?.Invoices.Count ?? 0);

    /// <summary>Lines that were compared.</summary>
    public int Lines => _tenants.Sum(tenant => tenant.Account?.Invoices.Sum(it => it.Lines.Count) ?? 0);

    /// <summary>Correction lines among them.</summary>
    public int Corrections => _tenants.Sum(tenant => tenant.Account?.Invoices.Sum(it => it.Lines.Count(line => line.Kind == LineKind.Correction)) ?? 0);

    /// <summary>Tellings of usage.</summary>
    public int Tellings { get; private set; }

    /// <summary>Different events.</summary>
    public int Events => _tenants.Sum(tenant => tenant.Known.Count);

    /// <summary>How often the process was started anew.</summary>
    public int Restarts { get; private set; }

    public static async Task<Simulation> Start(int seed, int tenants)
    {
        var settings = await BillingHost.NewSettings();
        var clock = new HandClock(s_start);
        var simulation = new Simulation(seed, tenants, clock, settings, await BillingHost.Start(clock, settings));
        await simulation.Prepare();
        return simulation;
    }

    /// <summary>Runs until every tenant had its year.</summary>
    /// <param name="faults">Whether commits break and the process is started anew on the way.</param>
    /// <param name="verifies">Whether every invoice is verified from its bundle too, and statements are looked at often.</param>
    public async Task Run(bool faults, bool verifies)
    {
        _verifies = verifies;
        foreach (var now in Steps())
        {
            _clock.Now = now;
            if (faults && _random.Next(100) == 0)
                await Restart();
            await Publish(now);
            await Tell(now);
            if (faults)
                _host.Faults.Fail(_random.Next(2) == 0 ? Fault.Before : Fault.After, _random.Next(4));
            var touched = new HashSet<TenantId>(await _host.DoDue());
            await Parallel.ForEachAsync(_tenants.Where(tenant => touched.Contains(tenant.Id) || tenant.IsDue(now)), async (tenant, _) =>
            {
                if (tenant.Account!.Do(now) is { Count: > 0 } issued)
                    await CheckInvoices(tenant, issued);
                await Act(tenant, now);
                await CheckAccount(tenant, now);
                if ((now.Minute + tenant.Seed) % (verifies ? 4 : 60) == 0)
                    await CheckStatement(tenant, now);
            });
        }

        await CheckNumbers();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task Prepare()
    {
        _books.Add(OracleBook.Read(ShippedBook.Text(), DateTimeOffset.MinValue));
        foreach (var meter in SimulatedMeter.All.Where(meter => meter.IsExternal).Select(meter => meter.Counted))
        {
            var defined = await _host.Grains.MeterBook().Define(
                Guid.CreateVersion7(), new(meter.Code, "Simulated", "piece", meter.Aggregation, meter.Decimals, meter.UnitSize, "value"), Caller.System, new(meter.Code, meter.Code));
            Assert.That(defined.IsOk, meter.Code);
        }
    }

    /// <summary>Every few hours, and where periods and their grace end.</summary>
    private SortedSet<DateTimeOffset> Steps()
    {
        var steps = new SortedSet<DateTimeOffset>(_tenants.SelectMany(tenant => tenant.Edges()));
        var end = _tenants.Max(tenant => tenant.EndsAt);
        for (var at = s_start; at < end; at = at.AddMinutes(_random.Next(200, 1_500)))
            steps.Add(at);
        return steps;
    }

    /// <summary>What a kill leaves: the databases.</summary>
    private async Task Restart()
    {
        await _host.DisposeAsync();
        _host = await BillingHost.Start(_clock, _settings);
        Restarts++;
    }

    private async Task Publish(DateTimeOffset now)
    {
        if (!_published.TryPeek(out var at) || at > now)
            return;
        _published.Dequeue();
        var version = $"simulated-{_books.Count.ToString(CultureInfo.InvariantCulture)}";
        var text = SimulatedPrices.Book(_random, ShippedBook.Text(), version, now.AddDays(_random.Next(5, 50)).Date, SimulatedMeter.All).ToJsonString();
        var id = Guid.CreateVersion7();
        var published = await BillingHost.Persist(() => _host.Grains.PriceBook().Publish(id, text, Caller.System, new(version, version)));
        Assert.That(published.IsOk, () => $"{published.Refusal}");
        _books.Add(OracleBook.Read(text, now));
    }

    /// <summary>Everything that is told by now: events of the product in mixed messages, those of others by tenant.</summary>
    private async Task Tell(DateTimeOffset now)
    {
        foreach (var tenant in _tenants.Where(tenant => tenant.Account is null && tenant.OpenedAt <= now))
            await _host.Open(tenant.Open(_books));
        var all = _tenants.Select(tenant => (Tenant: tenant, Told: tenant.Told(now))).Where(it => it.Told.Count > 0).ToArray();
        Tellings += all.Sum(it => it.Told.Count);
        var own = all.SelectMany(it => it.Told.Where(told => !told.Act.IsExternal).Select(told => (it.Tenant, told.Act))).ToArray();
        _random.Shuffle(own);
        var messages = Cut([.. own.Select(it => it.Act.ToEvent(it.Tenant.Id))]).ToArray();
        foreach (var batch in messages.Chunk(20))
            await BillingHost.Persist(async () =>
            {
                await _host.Take(batch);
                return true;
            });
        foreach (var (tenant, act) in own)
            tenant.Hear(act, now);
        await Task.WhenAll(all.Select(it => TellExternal(it.Tenant, [.. it.Told.Where(told => told.Act.IsExternal)], now)));
    }

    private async Task TellExternal(SimulatedTenant tenant, SimulatedTelling[] told, DateTimeOffset now)
    {
        if (told.Length == 0)
            return;
        var taken = await _host.Grains.UsageIntake(tenant.Id).Take([.. told.Select(it => it.Act.ToExternal(it.IsOther))]);
        foreach (var (it, answer) in told.Zip(taken))
        {
            var isNew = tenant.Hear(it.Act, now);
            Assert.That((answer.Refusal?.Code, answer.IsRepeated), Is.EqualTo(it.IsOther ? ("id_reused", false) : ((string?)null, !isNew)), $"{tenant}, {it}");
        }
    }

    private IEnumerable<UsageEvent[]> Cut(UsageEvent[] events)
    {
        for (var start = 0; start < events.Length;)
        {
            var length = _random.Next(1, 40);
            yield return events[start..Math.Min(start + length, events.Length)];
            start += length;
        }
    }
}
