using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>A tenant of a simulation: what it will do, made of its seed alone.</summary>
internal sealed class SimulatedTenant
{
    private static readonly string[] s_zones =
    [
        "Asia/Taipei", "America/New_York", "Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Chatham", "Asia/Tokyo",
    ];

    private static readonly int[] s_days = [1, 15, 28, 29, 30, 31];

    private readonly List<OracleEvent> _before = [];
    private readonly string _plan;
    private int _next;

    /// <param name="seed">What it is made of.</param>
    /// <param name="start">It opens within 25 days from then on.</param>
    /// <param name="days">For how long it does something.</param>
    /// <param name="perDay">How often something is used in a day at most.</param>
    /// <param name="meters">What it uses; null for everything.</param>
    /// <param name="lateMax">The most days between an act and its telling, of the product's own.</param>
    public SimulatedTenant(int seed, DateTimeOffset start, int days = 366 + 31, int perDay = 4, IReadOnlyCollection<SimulatedMeter>? meters = null, int lateMax = 130)
    {
        (Seed, Random) = (seed, new(seed));
        Calendar = new(s_zones[Random.Next(s_zones.Length)], Random.Next(2) == 0 ? s_days[Random.Next(s_days.Length)] : Random.Next(1, 32));
        OpenedAt = start.AddMinutes(Random.Next(1, 25 * 24 * 60));
        _plan = Random.Next(5) switch { 0 => "free", < 4 => "team", _ => "business" };
        EndsAt = OpenedAt.AddDays(days);
        // A third only changes seats, up to several times a day.
        var usage = new SimulatedUsage(Random, OpenedAt, EndsAt, meters ?? SimulatedMeter.All, lateMax);
        Tellings = Random.Next(3) == 0 ? usage.Make(0.2, 1.5) : usage.Make(Random.Next(1, perDay + 1), 0.1);
        Acts = [OpenedAt, .. Enumerable.Range(0, Random.Next(20 * days / 397, 70 * days / 397)).Select(_ => OpenedAt + ((EndsAt - OpenedAt) * Random.NextDouble())).Order()];
    }

    public int Seed { get; }

    public Random Random { get; }

    public TenantId Id { get; } = BillingHost.NewTenant();

    public OracleCalendar Calendar { get; }

    public DateTimeOffset OpenedAt { get; }

    /// <summary>After that it does nothing any more.</summary>
    public DateTimeOffset EndsAt { get; }

    public List<SimulatedTelling> Tellings { get; }

    /// <summary>When the operator or the tenant's people do something.</summary>
    public DateTimeOffset[] Acts { get; }

    /// <summary>Acts done so far.</summary>
    public int ActsDone { get; set; }

    /// <summary>Set when it is opened.</summary>
    public OracleAccount? Account { get; private set; }

    /// <summary>Ids that the ledger has.</summary>
    public HashSet<Guid> Known { get; } = [];

    /// <summary>When its periods end, and their grace: steps that nothing else would hit exactly.</summary>
    public IEnumerable<DateTimeOffset> Edges()
    {
        for (var period = Calendar.PeriodOf(Calendar.DayOf(OpenedAt)); Calendar.StartOf(period.To) < EndsAt; period = Calendar.PeriodOf(period.To))
        {
            yield return Calendar.StartOf(period.To);
            yield return Calendar.StartOf(period.To).AddHours(24);
        }
    }

    public TenantChanged Open(List<OracleBook> books)
    {
        Account = new(Calendar, books, [.. SimulatedMeter.All.Select(meter => meter.Counted)], _plan, OpenedAt);
        foreach (var known in _before)
            Account.Events.Add(known);
        return ToChange();
    }

    /// <summary>As Crm tells of it when it opens.</summary>
    public TenantChanged ToChange() => new(Id.Value, $"Company {Seed}", _plan, Calendar.Zone, "Active", OpenedAt, 3, 1, BillingDay: Calendar.BillingDay);

    /// <summary>What is told by an instant and was not yet.</summary>
    public List<SimulatedTelling> Told(DateTimeOffset now)
    {
        var told = new List<SimulatedTelling>();
        for (; _next < Tellings.Count && Tellings[_next].At <= now; _next++)
            told.Add(Tellings[_next]);
        return told;
    }

    /// <summary>Whether somebody does something by now.</summary>
    public bool HasActs(DateTimeOffset now) => ActsDone < Acts.Length && Acts[ActsDone] <= now;

    /// <summary>Whether something has to happen by now.</summary>
    public bool IsDue(DateTimeOffset now) => Account is { } account && (HasActs(now) || account.NextDue <= now);

    /// <summary>Notes that the ledger has an act now; false where it had it before.</summary>
    public bool Hear(SimulatedAct act, DateTimeOffset now)
    {
        if (!Known.Add(act.Id))
            return false;
        (Account?.Events ?? _before).Add(act.ToOracle(now));
        return true;
    }

    public override string ToString() => $"seed {Seed}, {Calendar.Zone}, billing day {Calendar.BillingDay}, {_plan} since {OpenedAt:u}";
}
