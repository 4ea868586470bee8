using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Metering;

/// <summary>A tenant's meter: commits the usage of answered API calls, batch by batch. Not journalled: calls that change something journal that.</summary>
[GrainType("meter")]
internal sealed class MeterGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer) : AggregateGrain(writer), IMeterGrain
{
    private TenantId _tenant;
    private BatchLog _log = BatchLog.Empty;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tenant = GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;
        await Load(cancellationToken);
    }

    public async Task AddApiCalls(Guid batchId, long calls, Guid? userId, DateTimeOffset recordedAt)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(batchId, Guid.Empty);
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_log.With(batchId) is not { } next)
                return;
            if (await Commit(ActOf(next, UsageEvents.Called(_tenant, batchId, calls, userId, recordedAt.ToInstant()))) == CommitResult.Committed)
            {
                _log = next;
                return;
            }
            await Load();
        }
        throw new InvalidOperationException("The meter is being written elsewhere: repeat the batch with the same id.");
    }

    private Act ActOf(BatchLog next, UsageEvent usage)
    {
        var row = new MeterRow { TenantId = _tenant, Batches = next.Write(), Version = next.Version };
        return (_log.Version == 0 ? Act.Create(_tenant, row) : Act.Change(_tenant, row, _log.Version))
            .Emit(_tenant.Value, new UsageRecorded([usage]));
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<MeterRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant, cancellation);
        _log = row is null ? BatchLog.Empty : BatchLog.Read(row);
    }
}
