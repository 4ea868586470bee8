using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>Its reservations.</summary>
internal sealed partial class UnitGrain
{
    private const string ReservationEntity = "reservation";

    public async Task<Outcome<UnitReservation>> Reserve(Guid id, string meter, long units, TimeSpan length, Caller caller)
    {
        if (units is < 1 or > UnitReservation.UnitsMax)
            return Refusal.Invalid("units", $"1 to {UnitReservation.UnitsMax}.");
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var now = time.Instant();
            if (await Known(id) is { } known)
                return known.Meter == meter && known.Units == units ? Told(known) : Refusal.Reused("id");
            if (length <= TimeSpan.Zero || length > UnitReservation.LongestTime)
                return Refusal.Invalid("hours", $"1 to {UnitReservation.LongestTime.TotalHours}.");
            if (All().Count(reservation => reservation.IsLive(now)) >= UnitReservation.Max)
                return Refusal.LimitReached($"At most {UnitReservation.Max} reservations at a time.", "too_many_reservations");
            var lease = LeaseAt(meter, now);
            if (lease?.Allowance is null && await IsOld())
                continue;
            var reservation = new Reservation(id, meter, lease?.Allowance is null ? null : lease.Start, units, 0, lease?.Allowance is not null && lease.End < now + length ? lease.End : now + length);
            if (lease?.Allowance is null || lease.Left(now) >= units)
            {
                if (reservation.PeriodStart is null ? await KeepFree(reservation, now, caller) : await Keep(lease!, reservation, now, caller))
                    return Told(reservation);
            }
            else if (!await TakeBack(lease, Block.Nobody) && !await HasMore(lease))
            {
                return lease.UsedUp();
            }
        }

        return Busy.Refusal();
    }

    public async Task<Outcome<UnitReservation>> ReadReservation(Guid id)
    {
        await Load();
        return Find(id) is { } known ? Told(known) : NoReservation();
    }

    public async Task<Outcome<UnitReservation>> Release(Guid id, Caller caller)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var now = time.Instant();
            if (await Known(id) is not { } known)
                return NoReservation();
            if (!known.IsLive(now))
                return Told(known);
            var released = known with { Until = now, Version = known.Version + 1 };
            if (_leases.FirstOrDefault(lease => lease.Reservations.ContainsKey(id)) is not { } before)
            {
                if (await Commit(Act.Change(_tenant, _store.Row(released), known.Version).Journal(Entry(id, "released", now, caller))) == CommitResult.Committed)
                    _free = _free.SetItem(id, released);
                else
                    await Load();
            }
            else
            {
                var after = before with { Reservations = before.Reservations.SetItem(id, released), Version = before.Version + 1 };
                await Write(before, after, Act.Change(_tenant, _store.Row(after), before.Version).Update(_store.Row(released)).Journal(Entry(id, "released", now, caller)));
            }
        }

        return Busy.Refusal();
    }

    private Task<bool> Keep(Lease before, Reservation reservation, DateTimeOffset now, Caller caller)
    {
        var isNew = !_leases.Contains(before);
        var after = before with { Reservations = before.Reservations.Add(reservation.Id, reservation), Version = isNew ? 1 : before.Version + 1 };
        var act = isNew ? Act.Create(_tenant, _store.Row(after)).Schedule(UnitPurge.Of(_tenant, after)) : Act.Change(_tenant, _store.Row(after), before.Version);
        return Write(isNew ? null : before, after, act.Insert(_store.Row(reservation)).Journal(Entry(reservation.Id, "reserved", now, caller)));
    }

    /// <summary>Nothing is to be kept, but acts may name it. Those that are over make room.</summary>
    private async Task<bool> KeepFree(Reservation reservation, DateTimeOffset now, Caller caller)
    {
        var over = _free.Values.Where(known => known.Until + UnitReservation.LongestTime < now).ToList();
        var act = Act.Create(_tenant, _store.Row(reservation)).Journal(Entry(reservation.Id, "reserved", now, caller));
        foreach (var known in over)
            act.Delete(_store.Row(known));
        if (await Commit(act) != CommitResult.Committed)
        {
            await Load();
            return false;
        }

        _free = _free.RemoveRange(over.Select(known => known.Id)).Add(reservation.Id, reservation);
        return true;
    }

    private IEnumerable<Reservation> All() => _leases.SelectMany(lease => lease.Reservations.Values).Concat(_free.Values);

    private Reservation? Find(Guid id) => All().FirstOrDefault(reservation => reservation.Id == id);

    /// <summary>One that is not known here may have been made elsewhere.</summary>
    private async Task<Reservation?> Known(Guid id)
    {
        if (Find(id) is { } known)
            return known;
        await Load();
        return Find(id);
    }

    private UnitReservation Told(Reservation it)
    {
        var lease = _leases.FirstOrDefault(lease => lease.Reservations.ContainsKey(it.Id));
        return new(it.Id, it.Meter, it.Units, lease?.LeftOf(it, time.Instant()) ?? (it.IsLive(time.Instant()) ? it.Units : 0), it.Until, lease is not null);
    }

    private static JournalFact Entry(Guid id, string verb, DateTimeOffset now, Caller caller) => new(now, caller, ReservationEntity, id, verb, "{}");

    private static Refusal NoReservation() => Refusal.NotFound(ReservationEntity);
}
