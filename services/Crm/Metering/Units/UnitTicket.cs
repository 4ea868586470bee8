using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>What lets one act go through: a slot of a block, or nothing where the meter is not capped. Whoever drew it ends it, whatever became of the act.</summary>
internal sealed class UnitTicket
{
    private readonly UnitPool? _pool;
    private readonly TenantId _tenant;

    private UnitTicket()
    {
    }

    public UnitTicket(UnitPool pool, TenantId tenant, UnitSlot slot) => (_pool, _tenant, Slot) = (pool, tenant, slot);

    /// <summary>For meters that are not capped.</summary>
    public static UnitTicket Free { get; } = new();

    /// <summary>The slot.</summary>
    public UnitSlot Slot { get; }

    /// <summary>
    /// Commits the act together with the use of the unit, and ends the ticket. Lost is one whose block was taken back before the act came: the act is refused as
    /// taken, and another ticket may be drawn for it.
    /// </summary>
    public async Task<(CommitResult Result, bool IsLost)> Commit(Act act, Func<Act, Task<CommitResult>> commit)
    {
        if (_pool is null)
            return (await commit(act), false);
        // Where nobody knows whether it was committed the unit is nobody's, until all others are used.
        var isFree = false;
        try
        {
            var result = await commit(act.Insert(new UnitUseRow { TenantId = _tenant, BlockId = Slot.Block, Slot = Slot.Number, IsUsed = true }));
            var isLost = result == CommitResult.Taken && await _pool.IsTakenBack(Slot);
            isFree = result != CommitResult.Committed && !isLost;
            return (result, isLost);
        }
        finally
        {
            _pool.End(Slot, isFree);
        }
    }

    /// <summary>There is no act after all.</summary>
    public void Back() => _pool?.End(Slot, isFree: true);
}

/// <summary>A slot of a block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Number">From 1.</param>
/// <param name="Size">Units of the act.</param>
/// <param name="Start">Acts recorded from here on (UTC).</param>
/// <param name="End">And before this (UTC).</param>
internal readonly record struct UnitSlot(Guid Block, int Number, long Size, DateTimeOffset Start, DateTimeOffset End)
{
    public bool Covers(DateTimeOffset at) => Start <= at && at < End;
}
