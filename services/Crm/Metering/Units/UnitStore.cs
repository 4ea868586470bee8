using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>A tenant's leases on their way from rows and back.</summary>
internal sealed class UnitStore(IDbSource<CrmDb> source, TenantId tenant)
{
    /// <summary>All leases whose rows are kept, and the reservations that are of none.</summary>
    public async Task<(ImmutableArray<Lease> Leases, ImmutableDictionary<Guid, Reservation> Free)> Load(CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        // The leases come first: their versions guard what is decided by what is read after them, never the other way round.
        var leases = await db.Set<UnitLeaseRow>().Where(row => row.TenantId == tenant).ToListAsync(cancellation);
        var reservations = (await db.Set<UnitReservationRow>().Where(row => row.TenantId == tenant).ToListAsync(cancellation)).ConvertAll(ToReservation);
        var free = reservations.Where(reservation => reservation.PeriodStart is null).ToImmutableDictionary(reservation => reservation.Id);
        if (leases.Count == 0)
            return ([], free);
        var blocks = await db.Set<UnitBlockRow>().Where(row => row.TenantId == tenant).ToListAsync(cancellation);
        var used = blocks.Exists(block => block.IsTakenBack) ? await Used([.. blocks.Where(block => block.IsTakenBack).Select(block => block.Id)], cancellation) : [];
        return ([.. leases.Select(row => ToLease(
            row,
            blocks.Where(block => block.Meter == row.Meter && block.PeriodStart == row.PeriodStart),
            reservations.Where(reservation => reservation.Meter == row.Meter && reservation.PeriodStart == row.PeriodStart),
            used))], free);
    }

    /// <summary>How many slots of blocks were used; blocks without any are left out.</summary>
    public async Task<Dictionary<Guid, int>> Used(List<Guid> blocks, CancellationToken cancellation = default)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<UnitUseRow>().Where(row => row.TenantId == tenant && blocks.Contains(row.BlockId) && row.IsUsed)
            .GroupBy(row => row.BlockId).Select(uses => new { uses.Key, Count = uses.Count() }).ToDictionaryAsync(uses => uses.Key, uses => uses.Count, cancellation);
    }

    public UnitLeaseRow Row(Lease lease) => new()
    {
        TenantId = tenant,
        Meter = lease.Meter,
        PeriodStart = lease.Start,
        PeriodEnd = lease.End,
        Allowance = lease.Allowance,
        BudgetId = lease.Budget?.Id,
        BudgetName = lease.Budget?.Name,
        Heard = lease.Heard,
        Unasked = lease.Unasked,
        Settled = lease.Settled,
        Version = lease.Version,
    };

    public UnitBlockRow Row(Lease lease, Block block) => new()
    {
        TenantId = tenant,
        Id = block.Id,
        Meter = lease.Meter,
        PeriodStart = lease.Start,
        Holder = block.Holder,
        Slots = block.Slots,
        Size = block.Size,
        IsTakenBack = block.UsedSlots is not null,
        ReservationId = block.Reservation,
    };

    public UnitReservationRow Row(Reservation reservation) => new()
    {
        TenantId = tenant,
        Id = reservation.Id,
        Meter = reservation.Meter,
        PeriodStart = reservation.PeriodStart,
        Units = reservation.Units,
        Settled = reservation.Settled,
        EndsAt = reservation.Until,
        Version = reservation.Version,
    };

    public UnitUseRow Use(Guid block, int slot, bool isUsed) => new() { TenantId = tenant, BlockId = block, Slot = slot, IsUsed = isUsed };

    private static Lease ToLease(UnitLeaseRow row, IEnumerable<UnitBlockRow> blocks, IEnumerable<Reservation> reservations, Dictionary<Guid, int> used) => new(
        row.Meter, row.PeriodStart, row.PeriodEnd, row.Allowance, row is { BudgetId: { } id, BudgetName: { } name } ? new(id, name) : null,
        row.Heard, row.Unasked, row.Settled,
        blocks.ToImmutableDictionary(block => block.Id, block => new Block(
            block.Id, block.Holder, block.Slots, block.Size, block.IsTakenBack ? used.GetValueOrDefault(block.Id) : null, block.ReservationId)),
        row.Version)
    {
        Reservations = reservations.ToImmutableDictionary(reservation => reservation.Id),
    };

    private static Reservation ToReservation(UnitReservationRow row) => new(row.Id, row.Meter, row.PeriodStart, row.Units, row.Settled, row.EndsAt, row.Version);
}
