using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>A block of a lease.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Holder">The process that has it, or had it.</param>
/// <param name="Slots">For how many acts it is.</param>
/// <param name="Size">Units of one act.</param>
/// <param name="UsedSlots">How many slots were used; known once it was taken back, before that null.</param>
/// <param name="Reservation">The reservation that it was taken from, or null.</param>
internal sealed record Block(Guid Id, Guid Holder, int Slots, long Size, int? UsedSlots, Guid? Reservation = null)
{
    /// <summary>Who holds units that were given back.</summary>
    public static readonly Guid Nobody = Guid.Empty;

    /// <summary>Units that it may have used, or has; below 0 where units were given back.</summary>
    public long Units => (UsedSlots ?? Slots) * Size;
}

/// <summary>How many units of a meter there are in a period, and where they are. Immutable; its methods decide.</summary>
internal sealed record Lease(
    string Meter, DateTimeOffset Start, DateTimeOffset End, long? Allowance, CappingBudget? Budget, long Heard, long Unasked, long Settled,
    ImmutableDictionary<Guid, Block> Blocks, long Version)
{
    /// <summary>The code of the refusal where no unit is left.</summary>
    public const string UsedUpCode = "budget_used_up";

    /// <summary>The code of the refusal where a reservation has no unit left, or is over.</summary>
    public const string ReservationOverCode = "reservation_over";

    /// <summary>The most acts that one block is for.</summary>
    public const int SlotsMax = 64;

    /// <summary>A block is at most one of so many parts of what is left, so that blocks shrink to one act near the end.</summary>
    public const int Parts = 8;

    /// <summary>Reservations of it, those that are over too.</summary>
    public ImmutableDictionary<Guid, Reservation> Reservations { get; init; } = ImmutableDictionary<Guid, Reservation>.Empty;

    /// <summary>Units of blocks that were used up and whose rows are gone, reserved or not.</summary>
    public long AllSettled => Settled + Reservations.Values.Sum(reservation => reservation.Settled);

    /// <summary>Units that somebody has or had.</summary>
    public long InUse => Unasked + AllSettled + Blocks.Values.Sum(block => block.Units);

    /// <summary>
    /// Units that nobody has or had, and nobody reserved. Below 0 where the allowance was lowered, or units were used that nobody asked for.
    /// </summary>
    public long Left(DateTimeOffset now) => Allowance is { } allowance ? allowance - InUse - Reservations.Values.Sum(reservation => LeftOf(reservation, now)) : long.MaxValue;

    /// <summary>Units of a reservation that nobody has or had.</summary>
    public long LeftOf(Reservation reservation, DateTimeOffset now) =>
        reservation.IsLive(now) ? reservation.Units - reservation.Settled - Blocks.Values.Where(block => block.Reservation == reservation.Id).Sum(block => block.Units) : 0;

    /// <summary>The lease of a first word.</summary>
    public static Lease Of(UnitLease word) => new(
        word.Meter, word.PeriodStart, word.PeriodEnd, word.Allowance, word.Budget, word.Version, word.Used, 0, ImmutableDictionary<Guid, Block>.Empty, 1);

    /// <summary>The same allowance for a time of which Billing said nothing yet.</summary>
    public Lease GoOn() => this with
    {
        Start = End,
        End = End + TimeSpan.FromDays(400),
        Unasked = 0,
        Settled = 0,
        Blocks = ImmutableDictionary<Guid, Block>.Empty,
        Version = 1,
        Reservations = ImmutableDictionary<Guid, Reservation>.Empty,
    };

    /// <summary>How long both periods last together.</summary>
    public TimeSpan Common(UnitLease word) => (End < word.PeriodEnd ? End : word.PeriodEnd) - (Start > word.PeriodStart ? Start : word.PeriodStart);

    public bool Covers(DateTimeOffset at) => Start <= at && at < End;

    /// <summary>After another word.</summary>
    /// <param name="word">What Billing says.</param>
    /// <param name="used">Units that were used by now out of blocks that still have rows.</param>
    public Lease Hear(UnitLease word, long used) => this with
    {
        End = word.PeriodEnd,
        Allowance = word.Allowance,
        Budget = word.Budget,
        Heard = word.Version,
        // The ledger may lag behind: what it lacks was used out of blocks and is counted there. What it has beyond them nobody asked for.
        Unasked = Math.Max(Unasked, word.Used - AllSettled - used),
        Version = Version + 1,
    };

    /// <summary>For how many acts there can be a block now; 0 for none.</summary>
    public int SlotsFor(long size, int slotsMax, DateTimeOffset now, Reservation? reservation = null)
    {
        var left = reservation is null ? Left(now) : LeftOf(reservation, now);
        return size > left ? 0 : (int)Math.Clamp(left / size / Parts, 1, Math.Min(slotsMax, SlotsMax));
    }

    /// <summary>Whether a block may be taken back from whoever has it: what is reserved stays with its reservation.</summary>
    public bool MayTakeBack(Block block, DateTimeOffset now, Reservation? reservation) =>
        block.UsedSlots is null && (block.Reservation is not { } id || id == reservation?.Id || !Reservations[id].IsLive(now));

    public Refusal UsedUp() => Refusal.LimitReached(
        $"The budget {Budget?.Name} is used up in this billing period. Raise it, or wait for the next period.", UsedUpCode) with
    { Budget = Budget };
}
