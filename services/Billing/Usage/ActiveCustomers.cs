using System.Data.Common;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Usage;

/// <summary>A customer in a period, and an event that says it was active; or another value that a meter counts once a period, under the id that it always has.</summary>
internal sealed record ActiveEntry(DateTimeOffset PeriodStart, Guid CustomerId, DateTimeOffset FirstAt, Guid EventId, string? Channel, Guid? UserId)
{
    /// <summary>The meter that counts it; unknown in what was read back, and the same as that of whoever asked.</summary>
    public short Meter { get; init; }

    public (DateTimeOffset, Guid) Key => (PeriodStart, CustomerId);

    public bool IsBefore(ActiveEntry other) => (FirstAt, EventId).CompareTo((other.FirstAt, other.EventId)) < 0;
}

/// <summary>Activity of one tenant's customers, and other values that count once a period, to be counted.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Calendar">The tenant's.</param>
/// <param name="Events">New events of meters that count different values.</param>
/// <param name="Deltas">Where the count goes.</param>
internal sealed record ActiveShare(TenantId Tenant, TenantCalendar Calendar, IEnumerable<LedgerEvent> Events, RollupDeltas Deltas)
{
    /// <summary>The earliest event of each customer and period, in the order of the table's key.</summary>
    public SortedDictionary<(DateTimeOffset, Guid), ActiveEntry> Firsts()
    {
        var firsts = new SortedDictionary<(DateTimeOffset, Guid), ActiveEntry>();
        foreach (var given in Events)
        {
            var start = Calendar.PeriodStart(given.RecordedAt);
            var entry = new ActiveEntry(start, given.DistinctId, given.RecordedAt, given.Id, given.Channel, given.UserId) { Meter = given.Meter };
            if (!firsts.TryGetValue(entry.Key, out var first) || entry.IsBefore(first))
                firsts[entry.Key] = entry;
        }

        return firsts;
    }
}

/// <summary>
/// Counts a customer, or another value, once a period, in the quarter-hour of its earliest event. When an earlier one comes late the count moves there: one is taken
/// away and one added, so that the sums depend on the ledger and not on the order in which it was filled.
/// </summary>
internal sealed class ActiveCustomers(TenantStatements statements)
{
    /// <summary>Counts the shares' events into their deltas.</summary>
    public async Task Count(IReadOnlyList<ActiveShare> shares, CancellationToken cancellation)
    {
        var work = shares.Select(share => new Work(share, share.Firsts())).ToArray();
        await Step(work, statements.Sql.FindActive, Entry, LeaveKnown, cancellation);
        await Step(work, statements.Sql.InsertActive, reader => (reader.Instant(0), reader.GetGuid(1)), CountNew, cancellation);
        await Step(work, statements.Sql.LockActive, Entry, CountEarlier, cancellation);
        await statements.Execute([.. Statements(work, statements.Sql.MoveActive).Select(pair => pair.Statement)], cancellation);
    }

    // Nothing changes for a customer whose counted event is not later than this one.
    private static void LeaveKnown(Work work, ActiveEntry counted)
    {
        if (!work.Open[counted.Key].IsBefore(counted))
            work.Open.Remove(counted.Key);
    }

    private static void CountNew(Work work, (DateTimeOffset, Guid) key)
    {
        Add(work.Share.Deltas, work.Open[key], 1);
        work.Open.Remove(key);
    }

    private static void CountEarlier(Work work, ActiveEntry counted)
    {
        LeaveKnown(work, counted);
        if (!work.Open.TryGetValue(counted.Key, out var earlier))
            return;
        Add(work.Share.Deltas, counted with { Meter = earlier.Meter }, -1);
        Add(work.Share.Deltas, earlier, 1);
    }

    private static void Add(RollupDeltas deltas, ActiveEntry entry, long quantity) =>
        deltas.Add(entry.Meter, entry.FirstAt, entry.Channel, entry.UserId, quantity);

    private async Task Step<T>(Work[] work, string sql, Func<DbDataReader, T> map, Action<Work, T> take, CancellationToken cancellation)
    {
        var asked = Statements(work, sql).ToArray();
        var answers = await statements.Read([.. asked.Select(pair => pair.Statement)], map, cancellation);
        foreach (var (pair, answer) in asked.Zip(answers))
            answer.ForEach(row => take(pair.Work, row));
    }

    private static IEnumerable<(Work Work, TenantStatement Statement)> Statements(Work[] work, string sql) =>
        from part in work
        where part.Open.Count > 0
        select (part, new TenantStatement(part.Share.Tenant, sql, UsageJson.Active(part.Open.Values)));

    private static ActiveEntry Entry(DbDataReader reader) => new(
        reader.Instant(0), reader.GetGuid(1), reader.Instant(2), reader.GetGuid(3), reader.OptionalString(4), reader.OptionalGuid(5));

    /// <summary>A share and what is still to be decided of it.</summary>
    private sealed record Work(ActiveShare Share, SortedDictionary<(DateTimeOffset, Guid), ActiveEntry> Open);
}
