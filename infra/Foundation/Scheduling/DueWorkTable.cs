using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Foundation.Scheduling;

/// <summary>The table of due work. Every change names the attempt it was made for, so that one who lost his lease changes nothing.</summary>
internal sealed class DueWorkTable<TDb>(IDbSource<TDb> source, IActWriter<TDb> writer, TimeProvider time) where TDb : TenantDb
{
    private const string SameAttempt = "WHERE tenant_id = @tenant AND id = @id AND due_at = @due AND attempts = @attempts";

    /// <summary>Leases work that is due, the longest due first. What comes back belongs to the caller until its lease ends.</summary>
    public async Task<IReadOnlyList<DueWorkRow>> Claim(IReadOnlyCollection<string> kinds, int max, CancellationToken cancellation)
    {
        var now = time.Instant();
        var due = await Due(kinds, max, now, cancellation);
        var claimed = new List<DueWorkRow>();
        if (due.Count == 0)
            return claimed;
        await writer.TransactAcrossTenants(async (transaction, stop) =>
        {
            claimed.Clear();
            foreach (var work in due)
            {
                if (await Lease(transaction, work, now, stop))
                    claimed.Add(work.With(work.Attempts + 1, now + SchedulerLimits.Lease));
            }
        }, cancellation);
        return claimed;
    }

    /// <summary>Holds claimed work for another lease; false when it is no longer the caller's.</summary>
    public Task<bool> Renew(DueWorkRow work, CancellationToken cancellation) => HoldUntil(work, time.Instant() + SchedulerLimits.Lease, cancellation);

    /// <summary>Lets nobody try claimed work again before <paramref name="until"/>; null for at once.</summary>
    public Task<bool> HoldUntil(DueWorkRow work, DateTimeOffset? until, CancellationToken cancellation) =>
        Change("UPDATE due_work SET leased_until = @until " + SameAttempt, work, until, cancellation);

    /// <summary>Removes claimed work that is done. Work that its handler scheduled anew stays.</summary>
    public Task<bool> Remove(DueWorkRow work, CancellationToken cancellation) => Change("DELETE FROM due_work " + SameAttempt, work, null, cancellation);

    private async Task<List<DueWorkRow>> Due(IReadOnlyCollection<string> kinds, int max, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        return await db.DueWork
            .Where(work => work.DueAt <= now && (work.LeasedUntil == null || work.LeasedUntil <= now) && kinds.Contains(work.Kind))
            .OrderBy(work => work.DueAt)
            .Take(max)
            .ToListAsync(cancellation);
    }

    private static async Task<bool> Lease(WriteTransaction transaction, DueWorkRow work, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = transaction.Command(
            "UPDATE due_work SET attempts = attempts + 1, leased_until = @until " + SameAttempt + " AND (leased_until IS NULL OR leased_until <= @now)");
        command.Bind("until", transaction.Instant(now + SchedulerLimits.Lease));
        command.Bind("now", transaction.Instant(now));
        BindAttempt(transaction, command, work);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private async Task<bool> Change(string sql, DueWorkRow work, DateTimeOffset? until, CancellationToken cancellation)
    {
        var changed = 0;
        await writer.TransactAcrossTenants(async (transaction, stop) =>
        {
            await using var command = transaction.Command(sql);
            if (sql.Contains("@until", StringComparison.Ordinal))
                command.Bind("until", until is { } instant ? transaction.Instant(instant) : null);
            BindAttempt(transaction, command, work);
            changed = await command.ExecuteNonQueryAsync(stop);
        }, cancellation);
        return changed == 1;
    }

    private static void BindAttempt(WriteTransaction transaction, System.Data.Common.DbCommand command, DueWorkRow work)
    {
        command.Bind("tenant", work.TenantId.Value);
        command.Bind("id", work.Id);
        command.Bind("due", transaction.Instant(work.DueAt));
        command.Bind("attempts", work.Attempts);
    }
}
