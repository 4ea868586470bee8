using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>A process's units of one meter of one tenant, or of a reservation of them.</summary>
#pragma warning disable CA1001 // Acts may still use a pool that was forgotten, and a semaphore without a wait handle holds nothing.
internal sealed class UnitPool(TenantId tenant, string meter, Guid? reservation, IGrainFactory grains, IDbSource<CrmDb> source, TimeProvider time)
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _asking = new(1, 1);
    private readonly Queue<UnitSlot> _free = new();
    private TaskCompletionSource _ended = New();
    private Guid _holder = Guid.CreateVersion7(time.GetUtcNow());
    private bool _hasBlocks;
    private int _underWay;
    private long? _uncappedSince;

    /// <summary>A ticket for an act, or the refusal of a budget that is used up.</summary>
    /// <param name="at">When the act is recorded (UTC).</param>
    /// <param name="size">Units of it.</param>
    public ValueTask<Outcome<UnitTicket>> Draw(DateTimeOffset at, long size) =>
        IsUncapped() ? new(UnitTicket.Free) : size == 1 && TakeFree(at) is { } ticket ? new(ticket) : new(Ask(at, size));

    /// <summary>When the period of the lease at an instant began; null where the meter is not capped.</summary>
    public async ValueTask<DateTimeOffset?> PeriodAt(DateTimeOffset at) => IsUncapped() ? null : await grains.Units(tenant).PeriodAt(meter, at);

    /// <summary>An act with this slot is over.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="isFree">Whether somebody else may have the unit.</param>
    public void End(UnitSlot slot, bool isFree)
    {
        TaskCompletionSource ended;
        lock (_lock)
        {
            if (isFree && slot.Size == 1)
                _free.Enqueue(slot);
            _underWay--;
            (ended, _ended) = (_ended, New());
        }

        ended.SetResult();
    }

    /// <summary>Whether the block was taken back from this process. Then its other slots are of no use either.</summary>
    public async Task<bool> IsTakenBack(UnitSlot slot)
    {
        await using var db = source.ForTenant(tenant);
        if (!await db.Set<UnitUseRow>().AnyAsync(row => row.TenantId == tenant && row.BlockId == slot.Block && row.Slot == slot.Number && !row.IsUsed))
            return false;
        lock (_lock)
        {
            for (var left = _free.Count; left > 0; left--)
            {
                if (_free.Dequeue() is var other && other.Block != slot.Block)
                    _free.Enqueue(other);
            }
        }

        return true;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool IsUncapped()
    {
        lock (_lock)
            return _uncappedSince is { } since && time.GetElapsedTime(since) < UnitGate.MaxAge;
    }

    private UnitTicket? TakeFree(DateTimeOffset at)
    {
        lock (_lock)
        {
            while (_free.TryDequeue(out var slot))
            {
                if (slot.Covers(at))
                {
                    _underWay++;
                    return new(this, tenant, slot);
                }
            }
        }

        return null;
    }

    private async Task<Outcome<UnitTicket>> Ask(DateTimeOffset at, long size)
    {
        await _asking.WaitAsync();
        try
        {
            while (true)
            {
                if (IsUncapped())
                    return UnitTicket.Free;
                if (size == 1 && TakeFree(at) is { } ticket)
                    return ticket;
                Task ended;
                int underWay;
                lock (_lock)
                    (ended, underWay) = (_ended.Task, _underWay);
                var asked = time.GetTimestamp();
                if ((await grains.Units(tenant).Take(meter, at, size, size == 1 ? Lease.SlotsMax : 1, _holder, reservation)).Try(out var block, out var refusal))
                {
                    if (Take(block, size, asked) is { } taken)
                        return taken;
                }
                else if (refusal.Code is not (Lease.UsedUpCode or Lease.ReservationOverCode))
                {
                    return refusal;
                }
                else if (underWay > 0)
                {
                    // What this process's own acts have, they may yet give back.
                    await ended;
                }
                else if (!_hasBlocks)
                {
                    return refusal;
                }
                else
                {
                    // Under another name its old blocks are somebody else's: whatever was lost of them comes back.
                    (_holder, _hasBlocks) = (Guid.CreateVersion7(time.GetUtcNow()), false);
                }
            }
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>The first slot of a block, while the others wait for others.</summary>
    private UnitTicket? Take(UnitBlock block, long size, long asked)
    {
        lock (_lock)
        {
            if (block.Block == Guid.Empty)
            {
                _uncappedSince = asked;
                return UnitTicket.Free;
            }

            (_hasBlocks, _uncappedSince) = (true, null);
            for (var slot = 2; slot <= block.Slots; slot++)
                _free.Enqueue(new(block.Block, slot, size, block.PeriodStart, block.PeriodEnd));
            _underWay++;
            return new(this, tenant, new(block.Block, 1, size, block.PeriodStart, block.PeriodEnd));
        }
    }
}
