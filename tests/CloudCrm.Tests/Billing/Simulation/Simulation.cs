using System.Globalization;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>
/// A year of many tenants in one process under a clock that the simulation sets: usage comes, what is due is done, people act, and after every step the product is
/// compared with the oracle of each tenant that it was about.
/// </summary>
internal sealed class Simulation : IAsyncDisposable
{
    private static readonly DateTimeOffset s_start = new(2027, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly HandClock _clock;
    private readonly List<OracleBook> _books = [];
    private readonly SimulatedTenant[] _tenants;
    private readonly Dictionary<string, string?> _settings;
    private readonly Queue<DateTimeOffset> _published = new([s_start.AddDays(75), s_start.AddDays(200)]);
    private readonly SimulatedPost _post;
    private readonly SimulationChecks _checks;
    private readonly SimulationActs _acts;
    private BillingHost _host;

    private Simulation(int seed, int tenants, HandClock clock, Dictionary<string, string?> settings, BillingHost host)
    {
        (_random, _clock, _settings, _host) = (new(seed), clock, settings, host);
        _tenants = [.. Enumerable.Range(0, tenants).Select(i => new SimulatedTenant((seed * 10_000) + i, s_start))];
        (_post, _checks) = (new(_random), new(() => _host));
        _acts = new(() => _host, _checks);
    }

    /// <summary>Invoices that were compared.</summary>
    public int Invoices => _tenants.Sum(tenant => tenant.Account?.Invoices.Count ?? 0);

    /// <summary>Lines that were compared.</summary>
    public int Lines => _tenants.Sum(tenant => tenant.Account?.Invoices.Sum(it => it.Lines.Count) ?? 0);

    /// <summary>Correction lines among them.</summary>
    public int Corrections => _tenants.Sum(tenant => tenant.Account?.Invoices.Sum(it => it.Lines.Count(line => line.Kind == LineKind.Correction)) ?? 0);

    /// <summary>Tellings of usage.</summary>
    public int Tellings => _post.Tellings;

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
        _checks.Verifies = verifies;
        foreach (var now in Steps())
        {
            _clock.Now = now;
            if (faults && _random.Next(100) == 0)
                await Restart();
            await Publish(now);
            await _post.Tell(_host, _tenants, _books, now);
            if (faults)
                _host.Faults.Fail(_random.Next(2) == 0 ? Fault.Before : Fault.After, _random.Next(4));
            var touched = new HashSet<TenantId>(await _host.DoDue());
            await Parallel.ForEachAsync(_tenants.Where(tenant => touched.Contains(tenant.Id) || tenant.IsDue(now)), async (tenant, _) =>
            {
                if (tenant.Account!.Do(now) is { Count: > 0 } issued)
                    await _checks.Invoices(tenant, issued);
                await _acts.Do(tenant, now);
                await _checks.Account(tenant, now);
                if ((now.Minute + tenant.Seed) % (verifies ? 4 : 60) == 0)
                    await _checks.Statement(tenant, now);
            });
        }

        await _checks.Numbers(_tenants);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task Prepare()
    {
        _books.Add(OracleBook.Read(ShippedBook.Text(), DateTimeOffset.MinValue));
        await SimulatedPost.DefineMeters(_host);
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
}
