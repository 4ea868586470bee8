using System.Collections.Concurrent;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>
/// A process's units under budgets that cap: acts draw from them before they are committed. That a meter is not capped is remembered for <see cref="MaxAge"/>, so
/// that tenants without a cap pay nothing for those who have one.
/// </summary>
internal sealed class UnitGate(IGrainFactory grains, IDbSource<CrmDb> source, TimeProvider time)
{
    /// <summary>How long it holds that a meter is not capped.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(3);

    /// <summary>The most pools; then those are begun anew. What they had comes back as that of a dead process does.</summary>
    private const int PoolsMax = 10_000;

    private readonly ConcurrentDictionary<(TenantId, string, Guid?), UnitPool> _pools = new();

    /// <summary>A ticket for an act; refused as <c>budget_used_up</c>, with the budget.</summary>
    /// <param name="tenant">Whose act it is.</param>
    /// <param name="meter">The meter's code.</param>
    /// <param name="at">When it is recorded (UTC).</param>
    /// <param name="size">Units of it; at least 1.</param>
    /// <param name="reservation">The reservation that it is to come from; where that has none left or is over, it comes from what is everybody's.</param>
    public async ValueTask<Outcome<UnitTicket>> Draw(TenantId tenant, string meter, DateTimeOffset at, long size = 1, Guid? reservation = null)
    {
        if (reservation is not null)
        {
            var drawn = await PoolOf(tenant, meter, reservation).Draw(at, size);
            if (drawn.IsOk || drawn.Refusal.Code != Lease.ReservationOverCode)
                return drawn;
        }

        return await PoolOf(tenant, meter).Draw(at, size);
    }

    /// <summary>Adds to an act that it gives units back which are counted by how many there are: bytes of a deleted file.</summary>
    /// <param name="act">The act.</param>
    /// <param name="tenant">Whose act it is.</param>
    /// <param name="meter">The meter's code.</param>
    /// <param name="at">When it is recorded (UTC).</param>
    /// <param name="size">Units; at least 1.</param>
    /// <param name="id">What gives them back.</param>
    public async Task<Act> GiveBack(Act act, TenantId tenant, string meter, DateTimeOffset at, long size, Guid id)
    {
        if (await PoolOf(tenant, meter).PeriodAt(at) is not { } start)
            return act;
        var block = Ids.From($"{tenant}", "units.given_back", $"{id:n}");
        return act
            .Insert(new UnitBlockRow { TenantId = tenant, Id = block, Meter = meter, PeriodStart = start, Holder = Block.Nobody, Slots = 1, Size = -size, IsTakenBack = true })
            .Insert(new UnitUseRow { TenantId = tenant, BlockId = block, Slot = 1, IsUsed = true });
    }

    private UnitPool PoolOf(TenantId tenant, string meter, Guid? reservation = null)
    {
        if (_pools.TryGetValue((tenant, meter, reservation), out var pool))
            return pool;
        if (_pools.Count >= PoolsMax)
            _pools.Clear();
        return _pools.GetOrAdd((tenant, meter, reservation), _ => new(tenant, meter, reservation, grains, source, time));
    }
}
