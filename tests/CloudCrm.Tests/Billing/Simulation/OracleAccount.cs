
namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>What a plan and version hold from a day on.</summary>
internal sealed record OraclePlanFrom(DateOnly From, string Plan, string Version);

/// <summary>A period that is over and waits for its invoice.</summary>
internal sealed record OracleClosed(OraclePeriod Period, OracleTerms Terms, DateTimeOffset IssueAt);

/// <summary>A billing account after the documented rules, with everything that ever happened in lists.</summary>
internal sealed partial class OracleAccount
{
    private static readonly TimeSpan s_grace = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_notice = TimeSpan.FromDays(14);

    private readonly OracleCalendar _calendar;
    private readonly List<OracleBook> _books;
    private readonly IReadOnlyList<OracleMeter> _meters;
    private bool _isNoticed;

    /// <param name="calendar">The tenant's.</param>
    /// <param name="books">All published versions; grows.</param>
    /// <param name="meters">All meters.</param>
    /// <param name="plan">The plan that it is opened with.</param>
    /// <param name="openedAt">When.</param>
    public OracleAccount(OracleCalendar calendar, List<OracleBook> books, IReadOnlyList<OracleMeter> meters, string plan, DateTimeOffset openedAt)
    {
        (_calendar, _books, _meters) = (calendar, books, meters);
        OpenedOn = calendar.DayOf(openedAt);
        (From, To) = calendar.PeriodOf(OpenedOn);
        var book = InForce(openedAt);
        Plans = [new(OpenedOn, plan, book.Version)];
        if (book.Plan(plan).TrialDays is > 0 and var days)
            TrialUntil = OpenedOn.AddDays(days);
    }

    public DateOnly OpenedOn { get; }

    public DateOnly? TrialUntil { get; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public string Currency { get; private set; } = "USD";

    public List<OraclePlanFrom> Plans { get; private set; }

    public string? NextPlan { get; private set; }

    public string? NextVersion { get; private set; }

    public OracleTerms Terms { get; private set; } = new("USD");

    /// <summary>Agreed in another currency than the running period's.</summary>
    public OracleTerms? NextTerms { get; private set; }

    /// <summary>Every event that the ledger has, once.</summary>
    public List<OracleEvent> Events { get; } = [];

    public List<OracleClosed> Closed { get; } = [];

    public OraclePlanFrom Now => Plans[^1];

    /// <summary>When something is due next.</summary>
    public DateTimeOffset NextDue
    {
        get
        {
            var end = IsEnded ? DateTimeOffset.MaxValue : _calendar.StartOf(To);
            var next = _isNoticed || IsEnded ? end : end - s_notice;
            return Closed.Count > 0 && Closed[0].IssueAt < next ? Closed[0].IssueAt : next;
        }
    }

    /// <summary>Does what is due by now; the invoices that are issued.</summary>
    public List<OracleInvoice> Do(DateTimeOffset now)
    {
        var issued = new List<OracleInvoice>();
        while (NextDue <= now)
        {
            if (Closed.Count > 0 && Closed[0].IssueAt <= now)
                issued.AddRange(Issue(now));
            else if (!_isNoticed)
                Notice();
            else
                Renew();
        }

        return issued;
    }

    /// <summary>A higher plan holds from today on, a lower one from the next period on; the one that holds takes a planned one back.</summary>
    public void ChangePlan(string plan, DateTimeOffset now)
    {
        var book = _books.Single(it => it.Version == Now.Version);
        var (rank, rankNow) = (book.Plan(plan).Rank, book.Plan(Now.Plan).Rank);
        if (rank < rankNow)
        {
            NextPlan = plan;
            return;
        }

        NextPlan = null;
        if (rank == rankNow)
            return;
        var today = _calendar.DayOf(now);
        Plans.RemoveAll(it => it.From == today);
        Plans.Add(new(today, plan, book.Version));
    }

    /// <summary>Terms hold for the whole running period; those in another currency from the next one on.</summary>
    public bool SetTerms(OracleTerms terms)
    {
        if (terms.Currency != Currency && Credits.Concat(Prepaid).Any(it => it.Currency == Currency))
            return false;
        terms = terms with { Plan = terms.Plan ?? Now.Plan };
        (Terms, NextTerms) = terms.Currency == Currency ? (terms, null) : (Terms, terms);
        return true;
    }

    private OracleBook InForce(DateTimeOffset at) => _books.Where(book => book.EffectiveFrom <= at).MaxBy(book => book.EffectiveFrom)!;

    private void Notice()
    {
        _isNoticed = true;
        var version = InForce(_calendar.StartOf(To)).Version;
        NextVersion = version == Now.Version ? null : version;
    }

    private void Renew()
    {
        Closed.Add(new(Period(), Terms, _calendar.StartOf(To) + s_grace));
        IsEnded = IsClosed;
        if (IsEnded)
            return;
        Plans = [new(To, NextPlan ?? Now.Plan, NextVersion ?? Now.Version)];
        if (NextTerms is not null && !Credits.Concat(Prepaid).Any(it => it.Currency == Currency))
            (Currency, Terms, NextTerms) = (NextTerms.Currency, NextTerms, null);
        else
            Terms = Terms.NextPeriod();
        (From, To) = _calendar.PeriodOf(To);
        (NextPlan, NextVersion, _isNoticed) = (null, null, false);
    }

    private OraclePeriod Period()
    {
        var segments = new List<OracleSegment>();
        for (var i = 0; i < Plans.Count; i++)
        {
            var (from, to) = (Plans[i].From, i + 1 < Plans.Count ? Plans[i + 1].From : To);
            var prices = Terms.Over(Plans[i].Plan, _books.Single(book => book.Version == Plans[i].Version).Plan(Plans[i].Plan).Prices[Currency]);
            var cut = TrialUntil is { } until ? (until < from ? from : until > to ? to : until) : from;
            if (cut > from)
                segments.Add(new(from, cut, true, prices));
            if (cut < to)
                segments.Add(new(cut, to, false, prices));
        }

        return new(From, To, _calendar.Starts(From, To), [.. segments], Currency);
    }
}
