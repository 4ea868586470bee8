using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Metering;

/// <summary>The only writer of meters. What is read of them elsewhere comes from <see cref="MeterBook"/>.</summary>
[GrainType("meter-book")]
internal sealed class MeterBookGrain(IDbSource<BillingDb> source, IActWriter<BillingDb> writer, MeterBook book, TimeProvider time) : AggregateGrain<BillingDb>(writer), IMeterBookGrain
{
    private static readonly TenantId s_nobody = Reserved.Accounts;

    private ImmutableArray<MeterRow> _meters = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Load(cancellationToken);

    public Task<ImmutableArray<MeterDefinition>> Read() =>
        Task.FromResult(new MeterTable(_meters).All.Select(meter => meter.ToContract()).ToImmutableArray());

    public async Task<Outcome<MeterDefinition>> Define(Guid id, DefineMeter command, Caller caller, Once once)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await source.Recall<BillingDb, MeterDefinition>(s_nobody, once) is { } recalled)
                return recalled;
            if (_meters.Any(meter => meter.Id == id))
                return Refusal.Reused("id");
            var now = time.Instant();
            if (!MeterRules.Define(_meters, id, command, now).Try(out var row, out var refusal))
                return refusal;
            var answer = ToContract(row);
            var act = Act.CreateShared(s_nobody, row).Journal(new(now, caller, "meter", id, "defined", JsonSerializer.Serialize(command, RowJson.Options)))
                .Remember(RequestLog.Answer(s_nobody, once, answer, now));
            if (await Commit(act) == CommitResult.Committed)
            {
                Keep(_meters.Add(row));
                return answer;
            }

            await Load();
        }

        return await source.Recall<BillingDb, MeterDefinition>(s_nobody, once) ?? Busy.Refusal();
    }

    public async Task<Outcome<MeterDefinition>> Archive(Guid id, long? expectedVersion, Caller caller, Once? once)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (once is not null && await source.Recall<BillingDb, MeterDefinition>(s_nobody, once) is { } recalled)
                return recalled;
            if (MeterCodes.All.Any(meter => meter.Id == id))
                return Refusal.Conflict("The product counts this itself.", "meter_internal", "id");
            if (_meters.FirstOrDefault(meter => meter.Id == id) is not { } before)
                return Refusal.NotFound("meter");
            var now = time.Instant();
            if (!MeterRules.Archive(before, expectedVersion, now).Try(out var after, out var refusal))
                return refusal;
            var answer = ToContract(after);
            if (ReferenceEquals(before, after) && once is null)
                return answer;
            if (await Commit(Archiving(before, after, caller, once is null ? null : RequestLog.Answer(s_nobody, once, answer, now))) == CommitResult.Committed)
            {
                Keep(_meters.Replace(before, after));
                return answer;
            }

            await Load();
        }

        return Busy.Refusal();
    }

    private static Act Archiving(MeterRow before, MeterRow after, Caller caller, RequestRow? answer)
    {
        if (ReferenceEquals(before, after))
            return Act.Create(s_nobody, answer!);
        var act = Act.ChangeShared(s_nobody, after, before.Version).Journal(new(after.ArchivedAt!.Value, caller, "meter", after.Id, "archived"));
        return answer is null ? act : act.Remember(answer);
    }

    private static MeterDefinition ToContract(MeterRow row) => new MeterTable([row]).Of(row.Number).ToContract();

    private void Keep(ImmutableArray<MeterRow> meters)
    {
        _meters = meters;
        book.Forget();
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.AcrossTenants();
        _meters = [.. await db.Set<MeterRow>().Take(MeterRules.Max).ToListAsync(cancellation)];
    }
}
