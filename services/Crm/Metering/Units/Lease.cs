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
internal sealed record Block(Guid Id, Guid Holder, int Slots, long Size, int? UsedSlots)
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

    /// <summary>The most acts that one block is for.</summary>
    public const int SlotsMax = 64;

    /// <summary>A block is at most one of so many parts of what is left, so that blocks shrink to one act near the end.</summary>
    public const int Parts = 8;

    /// <summary>Units that nobody has or had. Below 0 where the allowance was lowered, or units were used that nobody asked for.</summary>
    public long Left => Allowance is { } allowance ? allowance - InUse : long.MaxValue;

    /// <summary>Units that somebody has or had.</summary>
    public long InUse => Unasked + Settled + Blocks.Values.Sum(block => block.Units);

    /// <summary>The lease of a first word.</summary>
    public static Lease Of(UnitLease word) => new(
        word.Meter, word.PeriodStart, word.PeriodEnd, word.Allowance, word.Budget, word.Version, word.Used, 0, ImmutableDictionary<Guid, Block>.Empty, 1);

    /// <summary>The same allowance for a time of which Billing said nothing yet.</summary>
    public Lease GoOn() => this with { Start = End, End = End + TimeSpan.FromDays(400), Unasked = 0, Settled = 0, Blocks = ImmutableDictionary<Guid, Block>.Empty, Version = 1 };

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
        Unasked = Math.Max(Unasked, word.Used - Settled - used),
        Version = Version + 1,
    };

    /// <summary>For how many acts there can be a block now; 0 for none.</summary>
    public int SlotsFor(long size, int slotsMax)
    {
        if (size > Left)
            return 0;
        return (int)Math.Clamp(Left / size / Parts, 1, Math.Min(slotsMax, SlotsMax));
    }

    public Refusal UsedUp() => Refusal.LimitReached(
        $"The budget {Budget?.Name} is used up in this billing period. Raise it, or wait for the next period.", UsedUpCode) with
    { Budget = Budget };
}
