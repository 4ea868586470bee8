using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>A tenant's leases of units; hands out blocks and takes them back.</summary>
[GrainType("units")]
internal sealed partial class UnitGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : AggregateGrain(writer), IUnitGrain
{
    /// <summary>Tries where another activation writes too.</summary>
    private const int AttemptsMax = 20;

    /// <summary>How long it holds that there is no lease: another activation may have been told of one.</summary>
    private static readonly TimeSpan s_uncappedFor = TimeSpan.FromSeconds(30);

    /// <summary>The most blocks that one act takes back.</summary>
    private const int TakenBackMax = 32;

    private TenantId _tenant;
    private UnitStore _store = null!;
    private ImmutableArray<Lease> _leases = [];
    private ImmutableDictionary<Guid, Reservation> _free = ImmutableDictionary<Guid, Reservation>.Empty;
    private DateTimeOffset _loadedAt;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _tenant = GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;
        _store = new(source, _tenant);
        await Load(cancellationToken);
    }

    public async Task TakeLease(UnitLease lease)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (_leases.FirstOrDefault(known => known.Meter == lease.Meter && known.Start == lease.PeriodStart) is not { } before)
            {
                if (await Begin(lease))
                    return;
                continue;
            }

            if (before.Heard >= lease.Version)
                return;
            var after = before.Hear(lease, await UsedOf(before));
            if (await Write(before, after, Act.Change(_tenant, _store.Row(after), before.Version)))
                return;
        }

        throw new InvalidOperationException("The lease is being written elsewhere.");
    }

    /// <summary>
    /// A period that was not heard of yet. Where another one stood in its place (before Billing knew the tenant's days), what was used of that one is used of this
    /// one: nobody holds anything of it any more when it is told.
    /// </summary>
    private async Task<bool> Begin(UnitLease word)
    {
        if (Replaced(word) is not { } old)
        {
            var first = Lease.Of(word);
            return word.Allowance is null || await Write(null, first, Act.Create(_tenant, _store.Row(first)).Schedule(UnitPurge.Of(_tenant, first)));
        }

        if (await TakeBack(old, Block.Nobody))
            return false;
        var (ended, next) = (old with { Version = old.Version + 1 }, Lease.Of(word) with { Unasked = Math.Max(word.Used, old.InUse) });
        var act = Act.Change(_tenant, _store.Row(ended), old.Version).Insert(_store.Row(next)).Schedule(UnitPurge.Of(_tenant, next));
        if (!await Write(old, ended, act))
            return false;
        Keep(null, next);
        return true;
    }

    /// <summary>The period that has most in common with one that is new; null where none has anything.</summary>
    private Lease? Replaced(UnitLease word) => _leases
        .Where(lease => lease.Meter == word.Meter && lease.Heard < word.Version && lease.Common(word) > TimeSpan.Zero).MaxBy(lease => lease.Common(word));

    public async Task<Outcome<UnitBlock>> Take(string meter, DateTimeOffset at, long size, int slotsMax, Guid holder, Guid? reservation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (reservation is { } id && await Known(id) is null)
                return Refusal.Invalid(ReservationEntity, "There is no such reservation.", "not_found");
            if (LeaseAt(meter, at) is not { Allowance: not null } lease)
            {
                if (!await IsOld())
                    return new UnitBlock(Guid.Empty, 0, at, at);
                continue;
            }

            var kept = reservation is { } named ? lease.Reservations.GetValueOrDefault(named) : null;
            if (reservation is not null && kept?.IsLive(time.Instant()) != true)
                return Reservation.Over();
            if (lease.SlotsFor(size, slotsMax, time.Instant(), kept) is > 0 and var slots)
            {
                if (await Grant(lease, new(Guid.CreateVersion7(time.GetUtcNow()), holder, slots, size, null, kept?.Id)) is { } granted)
                    return granted;
            }
            else if (!await TakeBack(lease, holder, kept) && !await HasMore(lease))
            {
                return kept is null ? lease.UsedUp() : Reservation.Over();
            }
        }

        return Busy.Refusal();
    }

    public Task<DateTimeOffset?> PeriodAt(string meter, DateTimeOffset at) =>
        Task.FromResult(_leases.Where(lease => lease.Meter == meter && lease.Covers(at)).MaxBy(lease => lease.Heard) is { Allowance: not null } lease ? lease.Start : (DateTimeOffset?)null);

    public Task Forget() => Load();

    /// <summary>The newest word about an instant. Where Billing said nothing of it yet, the last allowance holds anew: a period never begins without its cap.</summary>
    private Lease? LeaseAt(string meter, DateTimeOffset at)
    {
        var mine = _leases.Where(lease => lease.Meter == meter).ToArray();
        return mine.Where(lease => lease.Covers(at)).MaxBy(lease => lease.Heard)
            ?? mine.Where(lease => lease.End <= at).MaxBy(lease => lease.End)?.GoOn();
    }

    private async Task<UnitBlock?> Grant(Lease before, Block block)
    {
        var isNew = !_leases.Contains(before);
        var (kept, gone) = await UsedUp(before, block.Holder);
        var after = kept with { Blocks = kept.Blocks.Add(block.Id, block), Version = isNew ? 1 : before.Version + 1 };
        var act = (isNew ? Act.Create(_tenant, _store.Row(after)).Schedule(UnitPurge.Of(_tenant, after)) : Act.Change(_tenant, _store.Row(after), before.Version))
            .Insert(_store.Row(after, block));
        foreach (var reservation in gone.Where(used => used.Reservation is not null).Select(used => used.Reservation!.Value).Distinct())
            act.Update(_store.Row(after.Reservations[reservation]));
        foreach (var used in gone)
        {
            act.Delete(_store.Row(before, used));
            for (var slot = 1; slot <= used.Slots; slot++)
                act.Delete(_store.Use(used.Id, slot, true));
        }

        return await Write(isNew ? null : before, after, act) ? new UnitBlock(block.Id, block.Slots, after.Start, after.End) : null;
    }

    /// <summary>Blocks of the asker that are used up need no rows any more: nobody has a slot of them left to use.</summary>
    private async Task<(Lease Kept, List<Block> Gone)> UsedUp(Lease lease, Guid holder)
    {
        var open = lease.Blocks.Values.Where(block => (block.Holder == holder && block.UsedSlots is null) || block.Holder == Block.Nobody).Take(TakenBackMax).ToList();
        if (open.Count == 0)
            return (lease, []);
        var used = await _store.Used([.. open.Select(block => block.Id)]);
        var gone = open.FindAll(block => used.GetValueOrDefault(block.Id) == block.Slots);
        var settled = gone.Where(block => block.Reservation is not null).GroupBy(block => block.Reservation!.Value).Select(blocks => lease.Reservations[blocks.Key] is var known
            ? KeyValuePair.Create(known.Id, known with { Settled = known.Settled + blocks.Sum(block => block.Units) }) : default);
        return (lease with
        {
            Settled = lease.Settled + gone.Where(block => block.Reservation is null).Sum(block => block.Units),
            Blocks = lease.Blocks.RemoveRange(gone.Select(block => block.Id)),
            Reservations = lease.Reservations.SetItems(settled),
        }, gone);
    }

    /// <summary>
    /// Takes back what others have and did not use: dead processes too. Every free slot gets a row, so that an act which comes with it afterwards is refused by the
    /// database. False where there is nothing to be taken back.
    /// </summary>
    private async Task<bool> TakeBack(Lease lease, Guid asker, Reservation? reservation = null)
    {
        var held = lease.Blocks.Values.Where(block => block.Holder != asker && lease.MayTakeBack(block, time.Instant(), reservation)).ToList();
        if (held.Count == 0)
            return false;
        var used = await _store.Used([.. held.Select(block => block.Id)]);
        var taken = held.OrderBy(block => used.GetValueOrDefault(block.Id) == block.Slots).ThenBy(block => block.Id).Take(TakenBackMax).ToList();
        var closing = lease with { Version = lease.Version + 1 };
        var act = Act.Change(_tenant, _store.Row(closing), lease.Version);
        foreach (var block in taken)
        {
            act.Update(_store.Row(closing, block with { UsedSlots = 0 }));
            for (var slot = 1; slot <= block.Slots; slot++)
                act.InsertIfAbsent(_store.Use(block.Id, slot, false));
        }

        if (await Write(lease, closing, act))
        {
            // What was used up to that commit is known only after it.
            used = await _store.Used([.. taken.Select(block => block.Id)]);
            Keep(closing, closing with { Blocks = closing.Blocks.SetItems(taken.Select(block => KeyValuePair.Create(block.Id, block with { UsedSlots = used.GetValueOrDefault(block.Id) }))) });
        }

        return true;
    }

    /// <summary>Whether units were given back, by acts that ask nobody.</summary>
    private async Task<bool> HasMore(Lease lease)
    {
        await Load();
        return _leases.FirstOrDefault(now => now.Meter == lease.Meter && now.Start == lease.Start) is { } now && now.Left(time.Instant()) > lease.Left(time.Instant());
    }

    private async Task<long> UsedOf(Lease lease)
    {
        var used = await _store.Used([.. lease.Blocks.Keys]);
        return lease.Blocks.Values.Sum(block => used.GetValueOrDefault(block.Id) * block.Size);
    }

    /// <summary>True when it was written; else what another activation wrote is read.</summary>
    private async Task<bool> Write(Lease? before, Lease after, Act act)
    {
        if (await Commit(act) == CommitResult.Committed)
        {
            Keep(before, after);
            return true;
        }

        await Load();
        return false;
    }

    private void Keep(Lease? before, Lease after) => _leases = before is null ? _leases.Add(after) : _leases.Replace(before, after);

    /// <summary>Whether what is known was too old to say that nothing is capped; then it is read again.</summary>
    private async Task<bool> IsOld()
    {
        if ((time.GetUtcNow() - _loadedAt).Duration() < s_uncappedFor)
            return false;
        await Load();
        return true;
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        _loadedAt = time.GetUtcNow();
        (_leases, _free) = await _store.Load(cancellation);
    }
}
