using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Importing;

/// <summary>
/// An import; its only writer. It brings forth customers by itself, many in one commit together with how far it is, so that none is made twice whatever
/// happens: nobody else can have a grain of a customer that is not there yet. Customers that are there are changed by their own grains.
/// </summary>
[GrainType("import")]
internal sealed class ImportGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), IImportGrain
{
    private const string Entity = "import";
    private const int MaxErrors = 10_000;
    private const int AtOnce = 16;
    private const string Taken = "import_taken";
    private TenantId _tenant;
    private Guid _id;
    private Import? _import;
    private Caller _caller = Caller.System;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        return Load(cancellationToken);
    }

    public async Task<Outcome<Import>> Start(StartImport command, Caller caller, FieldSight sight, Once once)
    {
        if (await source.Recall<CrmDb, Import>(_tenant, once) is { } recalled)
            return recalled;
        if (_import is not null)
            return Refusal.Reused("id");
        if (sight.Refuses(command) is { } hidden)
            return hidden;
        var now = time.Instant();
        if (!ImportRules.Start(_id, command, await GrainFactory.FieldBook(_tenant).Read(), now).Try(out var import, out var refusal))
            return refusal;
        var details = new Details().Fact("columns", import.Columns).Fact("dryRun", import.DryRun);
        var act = Act.Create(_tenant, ImportRow.From(_tenant, import, caller)).Journal(new(now, caller, Entity, _id, "started", details.ToString()))
            .Schedule(ImportWork.Expiry(_tenant, _id, now)).Remember(RequestLog.Answer(_tenant, once, import, now));
        if (await Commit(act) == CommitResult.Committed)
        {
            _caller = caller;
            return _import = import;
        }

        await Load();
        return await source.Recall<CrmDb, Import>(_tenant, once) ?? Refusal.Reused("id");
    }

    public Task<Outcome<Import>> Read() => Task.FromResult<Outcome<Import>>(_import is { } import ? import : Refusal.NotFound(Entity));

    public async Task<Outcome<Import>> Receive(string fileName, long sizeBytes, Caller caller, FieldSight sight)
    {
        if (_import is not { } import)
            return Refusal.NotFound(Entity);
        if (import.FileName == fileName && import.SizeBytes == sizeBytes)
            return import;
        if (sight.Refuses(new StartImport(import.Columns, import.Kind, import.DryRun)) is { } hidden)
            return hidden;
        if (import.State != ImportState.Waiting)
            return Refusal.Conflict("This import has had its file.", "file_received");
        var next = import with { State = ImportState.Running, FileName = fileName, SizeBytes = sizeBytes, Version = import.Version + 1 };
        var details = new Details().Fact("fileName", fileName).Fact("sizeBytes", sizeBytes);
        return await Write(next, act => act.Journal(new(time.Instant(), caller, Entity, _id, "received", details.ToString())).Schedule(ImportWork.Run(_tenant, _id, time.Instant())));
    }

    public async Task<Outcome<Import>> Cancel(Caller caller, Once? once = null)
    {
        if (once is not null && await source.Recall<CrmDb, Import>(_tenant, once) is { } recalled)
            return recalled;
        if (_import is not { } import)
            return Refusal.NotFound(Entity);
        if (import.IsOpen)
            return await End(import with { State = ImportState.Cancelled }, caller, "cancelled", once);
        if (once is not null)
            await Commit(Act.Create(_tenant, RequestLog.Answer(_tenant, once, import, time.Instant())));
        return import;
    }

    public async Task<Outcome<Import>> Finish(string? problem)
    {
        if (_import is not { } import)
            return Refusal.NotFound(Entity);
        if (!import.IsOpen)
            return import;
        return problem is null
            ? await End(import with { State = ImportState.Done, BytesRead = import.SizeBytes }, _caller, "done")
            : await End(import with { State = ImportState.Failed, Problem = problem }, _caller, "failed");
    }

    public async Task<Outcome<Import>> Apply(ImmutableArray<ImportLine> lines, long bytesRead)
    {
        if (_import is not { } import)
            return Refusal.NotFound(Entity);
        ImportLine[] fresh = [.. lines.Where(line => line.Row > import.Rows)];
        if (import.State != ImportState.Running || fresh.Length == 0)
            return import;
        var book = await GrainFactory.FieldBook(_tenant).Read();
        var batch = await Gather(import, book, fresh, null);
        while (true)
        {
            var (changed, unchanged) = await ChangeKnown(import, book, batch);
            var writing = Write(Counted(import, batch, changed, unchanged, bytesRead), act => Fill(act, import, batch));
            // The database writes these while the next ones are worked out.
            var rest = fresh.SkipWhile(line => line.Row <= batch.Last).ToArray();
            var next = rest.Length == 0 ? null : await Gather(import with { Rows = batch.Last }, book, rest, batch);
            var applied = await writing;
            if (applied.Try(out var now, out var refusal))
            {
                if (next is null)
                    return applied;
                import = now;
                batch = next.Last > import.Rows ? next : await Gather(import, book, rest, null);
            }
            else if (refusal.Code == Taken && batch.Count > 1)
            {
                // Somebody took an external id in between: fewer rows at a time find out which, and then it is a known one.
                batch = await Gather(import, book, fresh.AsMemory(fresh.Length - rest.Length - batch.Count, batch.Count / 2), null);
            }
            else
            {
                return applied;
            }
        }
    }

    // What is being written cannot be seen yet, so the batch before tells of it.
    private async Task<Batch> Gather(Import import, FieldBook book, ReadOnlyMemory<ImportLine> lines, Batch? before)
    {
        var batch = new Batch(_tenant, import, book, _caller, time.Instant(), before);
        batch.Add(lines, await Known(import, lines));
        return batch;
    }

    private async Task<Dictionary<string, Customer>> Known(Import import, ReadOnlyMemory<ImportLine> lines)
    {
        var named = new List<string>();
        foreach (var line in lines.Span)
        {
            if (import.ExternalIdOf(line) is { } external)
                named.Add(external);
        }

        if (named.Count == 0)
            return [];
        await using var db = source.ForTenant(_tenant);
        var rows = await db.Set<CustomerRow>().Where(row => row.TenantId == _tenant && named.Contains(row.ExternalId!)).ToListAsync();
        return rows.ToDictionary(row => row.ExternalId!, row => row.ToCustomer(), StringComparer.Ordinal);
    }

    /// <summary>Has the customers that are there changed by their grains; in a dry run it only looks. How many are another than before, and how many are as they were.</summary>
    private async Task<(int Changed, int Unchanged)> ChangeKnown(Import import, FieldBook book, Batch batch)
    {
        var (changed, unchanged) = (0, 0);
        foreach (var some in batch.Known.Chunk(AtOnce))
        {
            var outcomes = await Task.WhenAll(some.Select(one => Change(import, book, one.Line, one.Customer)));
            foreach (var ((line, before), outcome) in some.Zip(outcomes))
            {
                if (!outcome.Try(out var after, out var refusal))
                    batch.Refuse(line, refusal);
                else if (after.Version != before.Version)
                    changed++;
                else
                    unchanged++;
            }
        }

        return (changed, unchanged);
    }

    /// <summary>Columns that the importer may not change were refused, so a row has nothing to be refused for, and keeps what it does not name.</summary>
    private Task<Outcome<Customer>> Change(Import import, FieldBook book, ImportLine line, Customer customer)
    {
        var command = import.ToChange(line, customer);
        return import.DryRun
            ? Task.FromResult(customer.Change(command, book, null, time.Instant()))
            : GrainFactory.Customer(_tenant, customer.Id).Change(command, null, _caller, FieldSight.Everything);
    }

    private static Import Counted(Import import, Batch batch, int changed, int unchanged, long bytesRead) => import with
    {
        Rows = batch.Last,
        BytesRead = Math.Min(bytesRead, import.SizeBytes),
        Created = import.Created + batch.Made.Count,
        Updated = import.Updated + changed,
        Unchanged = import.Unchanged + unchanged,
        Rejected = import.Rejected + batch.Errors.Count,
        Version = import.Version + 1,
    };

    private void Fill(Act act, Import import, Batch batch)
    {
        foreach (var error in batch.Errors.Take((int)Math.Max(0, MaxErrors - import.Rejected)))
            act.Insert(new ImportErrorRow { TenantId = _tenant, ImportId = _id, Number = error.Row, ColumnName = error.Column, Problem = error.Problem });
        if (import.DryRun)
            return;
        foreach (var birth in batch.Made)
            birth.AddTo(act);
    }

    private Task<Outcome<Import>> End(Import open, Caller caller, string verb, Once? once = null)
    {
        var now = time.Instant();
        var ended = open with { FinishedAt = now, Version = open.Version + 1 };
        var details = new Details().Fact("rows", ended.Rows).Fact("created", ended.Created).Fact("updated", ended.Updated).Fact("rejected", ended.Rejected);
        return Write(ended, act =>
        {
            act.Journal(new(now, caller, Entity, _id, verb, details.ToString()));
            if (once is not null)
                act.Remember(RequestLog.Answer(_tenant, once, ended, now));
        });
    }

    private async Task<Outcome<Import>> Write(Import next, Action<Act> more)
    {
        var act = Act.Change(_tenant, ImportRow.From(_tenant, next, _caller), next.Version - 1);
        more(act);
        switch (await Commit(act))
        {
            case CommitResult.Committed:
                return _import = next;
            case CommitResult.Taken:
                return Refusal.Conflict("Something that a row says is taken.", Taken);
            default:
                await Load();
                return Busy.Refusal();
        }
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<ImportRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == _id, cancellation);
        (_import, _caller) = (row?.ToImport(), row?.Caller ?? Caller.System);
    }
}
