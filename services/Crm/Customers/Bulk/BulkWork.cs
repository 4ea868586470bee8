using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Bulk;

/// <summary>The due work of bulk changes: doing them, and forgetting what became of each customer.</summary>
internal static class BulkWork
{
    public const string RunKind = "bulk.run";
    public const string ForgetKind = "bulk.forget";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public static DueWorkRow Run(TenantId tenant, Guid id, DateTimeOffset now) => Of(RunKind, tenant, id, now, "");

    public static DueWorkRow Forget(TenantId tenant, Guid id, DateTimeOffset now) => Of(ForgetKind, tenant, id, now + Remembered, "");

    /// <summary>The same work again at once; its id comes from that of the run before.</summary>
    public static DueWorkRow Again(DueWorkRow run, Guid id, DateTimeOffset now) => Of(run.Kind, run.TenantId, id, now, $"{run.Id:n}");

    private static DueWorkRow Of(string kind, TenantId tenant, Guid id, DateTimeOffset at, string after) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", kind, $"{id:n}", after),
        Kind = kind,
        DueAt = at,
        Payload = $"{id:n}",
    };
}

/// <summary>Does a bulk change: gathers the customers that fit, then has them changed. Stopped at any point it goes on where the bulk change is.</summary>
internal sealed class BulkRun(IGrainFactory grains) : IDueHandler
{
    private const int Page = 500;

    public string Kind => BulkWork.RunKind;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, id) = (work.TenantId, Guid.ParseExact(work.Payload, "n"));
        var grain = grains.BulkChange(tenant, id);
        var outcome = await grain.Read();
        while (outcome.Try(out var bulk, out var refusal) ? bulk.IsOpen : throw new InvalidOperationException($"The bulk change stands still. {refusal.Detail}"))
        {
            cancellation.ThrowIfCancellationRequested();
            outcome = bulk.State == BulkState.Gathering ? await Gather(tenant, grain, bulk) : await grain.Advance();
        }
    }

    /// <summary>
    /// The next page in the order of their registration: whatever becomes of the customers meanwhile, none moves. Those that were registered after the bulk
    /// change began come last and end it.
    /// </summary>
    private async Task<Outcome<BulkChange>> Gather(TenantId tenant, IBulkChangeGrain grain, BulkChange bulk)
    {
        var filter = bulk.Command.Filter! with { Sort = "createdAt", Descending = false };
        if (!(await grains.CustomerReader(tenant).List(filter, bulk.Cursor, Page, FieldSight.Everything)).Try(out var page, out var refusal))
            return await grain.Fail(refusal.Detail);
        var older = page.Items.Where(customer => customer.CreatedAt <= bulk.StartedAt).Select(customer => customer.Id).ToArray();
        return await grain.Gather([.. older], bulk.Cursor, older.Length == page.Items.Length ? page.Next : null);
    }
}

/// <summary>Deletes what became of each customer some time after a bulk change ended.</summary>
internal sealed class BulkForget(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : IDueHandler
{
    private const int Batch = 1_000;

    public string Kind => BulkWork.ForgetKind;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, id) = (work.TenantId, Guid.ParseExact(work.Payload, "n"));
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<BulkTargetRow>().Where(row => row.TenantId == tenant && row.BulkId == id).OrderBy(row => row.Number).Take(Batch).ToListAsync(cancellation);
        if (rows.Count == 0)
            return;
        var act = Act.Create(tenant, BulkWork.Again(work, id, time.Instant()));
        foreach (var row in rows)
            act.Delete(row);
        await writer.Commit(act, cancellation);
    }
}
