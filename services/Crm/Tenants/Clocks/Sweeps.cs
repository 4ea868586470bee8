using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>
/// Daily deletions of a tenant's rows that have served. One run deletes one batch and schedules the next run in the same commit, at once
/// where rows are left; the next run's id comes from this one's, so that a repeated run deletes and schedules nothing twice.
/// </summary>
internal static class Sweeps
{
    /// <summary>The most rows that one run deletes.</summary>
    public const int Batch = 1_000;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Schedules the first runs of a new tenant.</summary>
    public static void Begin(Act opening, TenantId tenant, DateTimeOffset now)
    {
        foreach (var kind in new[] { RequestSweep.Name, SessionSweep.Name })
            Begin(opening, tenant, kind, now);
    }

    /// <summary>Schedules the first run of one kind.</summary>
    public static void Begin(Act act, TenantId tenant, string kind, DateTimeOffset now) =>
        act.Schedule(Run(tenant, kind, Ids.From(kind, tenant.ToString()), now + Every));

    /// <summary>Deletes rows and schedules the next run.</summary>
    public static async Task Finish<TRow>(this IActWriter<CrmDb> writer, DueWorkRow run, IReadOnlyCollection<TRow> rows, DateTimeOffset now, CancellationToken cancellation)
        where TRow : class, ITenantRow
    {
        var next = Run(run.TenantId, run.Kind, Ids.From(run.Kind, $"{run.Id:n}"), rows.Count == Batch ? now : now + Every);
        var act = Act.Create(run.TenantId, next);
        foreach (var row in rows)
            act.Delete(row);
        await writer.Commit(act, cancellation);
    }

    private static DueWorkRow Run(TenantId tenant, string kind, Guid id, DateTimeOffset dueAt) =>
        new() { TenantId = tenant, Id = id, Kind = kind, DueAt = dueAt };
}
