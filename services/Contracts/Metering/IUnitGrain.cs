namespace CloudCrm.Contracts.Metering;

/// <summary>Which budget caps a meter.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
[GenerateSerializer, Immutable, Alias("CappingBudget")]
public sealed record CappingBudget([property: Id(0)] Guid Id, [property: Id(1)] string Name);

/// <summary>How many units of a meter a tenant may use in a billing period, by Billing's word.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="PeriodStart">When the period begins (UTC).</param>
/// <param name="PeriodEnd">When the next one begins (UTC).</param>
/// <param name="Allowance">Units that may be used in the whole period; null for as many as one likes.</param>
/// <param name="Budget">Which budget caps it; null without an allowance.</param>
/// <param name="Used">Units of the period that the ledger had when this was said.</param>
/// <param name="Version">Grows with every word about the tenant's budgets; a lower one than before is old news.</param>
[GenerateSerializer, Immutable, Alias("UnitLease")]
public sealed record UnitLease(
    [property: Id(0)] string Meter,
    [property: Id(1)] DateTimeOffset PeriodStart,
    [property: Id(2)] DateTimeOffset PeriodEnd,
    [property: Id(3)] long? Allowance,
    [property: Id(4)] CappingBudget? Budget,
    [property: Id(5)] long Used,
    [property: Id(6)] long Version);

/// <summary>Units that a process may use without asking again.</summary>
/// <param name="Block">Its id; empty where the meter is not capped and nothing is counted.</param>
/// <param name="Slots">How many acts it is for; slots are numbered from 1.</param>
/// <param name="PeriodStart">Acts recorded from here on (UTC).</param>
/// <param name="PeriodEnd">And before this (UTC).</param>
[GenerateSerializer, Immutable, Alias("UnitBlock")]
public sealed record UnitBlock(
    [property: Id(0)] Guid Block, [property: Id(1)] int Slots, [property: Id(2)] DateTimeOffset PeriodStart, [property: Id(3)] DateTimeOffset PeriodEnd);

/// <summary>Units that are kept for acts that name them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Units">How many.</param>
/// <param name="Left">How many of them are neither used nor on their way to be; all where the meter was not capped.</param>
/// <param name="Until">Until when (UTC).</param>
/// <param name="IsCapped">Whether a budget capped the meter when they were reserved; else nothing need be kept.</param>
[GenerateSerializer, Immutable, Alias("UnitReservation")]
public sealed record UnitReservation(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Meter,
    [property: Id(2)] long Units,
    [property: Id(3)] long Left,
    [property: Id(4)] DateTimeOffset Until,
    [property: Id(5)] bool IsCapped)
{
    /// <summary>The most units of one.</summary>
    public const long UnitsMax = 1_000_000;

    /// <summary>The most that a tenant has at a time.</summary>
    public const int Max = 100;

    /// <summary>The longest time.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(7);
}

/// <summary>A tenant's leases of units: hands out blocks of them to the processes whose grains act. Key: the tenant.</summary>
/// <remarks>
/// An act uses a unit by writing the row of a slot of a block in its own commit. A slot has one row, so that no unit is used twice, and a block that is taken back
/// has all its free slots filled: whoever still has them finds them taken. So the sum stays within the allowance, whoever dies or is thought dead.
/// </remarks>
[Alias("IUnitGrain")]
public interface IUnitGrain : IGrainWithStringKey
{
    /// <summary>Takes over what Billing says. Idempotent.</summary>
    [Alias("TakeLease")]
    Task TakeLease(UnitLease lease);

    /// <summary>When the period of the lease at an instant began (UTC); null where the meter is not capped.</summary>
    [Alias("PeriodAt")]
    Task<DateTimeOffset?> PeriodAt(string meter, DateTimeOffset at);

    /// <summary>Forgets leases whose rows are gone; called by the scheduler. Idempotent.</summary>
    [Alias("Forget")]
    Task Forget();

    /// <summary>
    /// Units for acts at an instant: a block with an empty id where the meter is not capped. Refused as <c>budget_used_up</c> only where no unit is left and none
    /// can be taken back from other holders; the asker has to wait for its own acts under way first.
    /// </summary>
    /// <param name="meter">The meter's code.</param>
    /// <param name="at">When the acts are recorded (UTC).</param>
    /// <param name="size">Units of one act.</param>
    /// <param name="slotsMax">For how many acts at most; fewer come near the end.</param>
    /// <param name="holder">The asking process.</param>
    /// <param name="reservation">
    /// Which reservation they are taken from: refused as <c>reservation_over</c> where it has none left or is over, and as not found where there never was one.
    /// </param>
    [Alias("Take")]
    Task<Outcome<UnitBlock>> Take(string meter, DateTimeOffset at, long size, int slotsMax, Guid holder, Guid? reservation = null);

    /// <summary>
    /// Keeps units for acts that name the reservation, for a time and no longer than the period. Where the meter is not capped nothing need be kept. Refused as
    /// <c>budget_used_up</c> where fewer are left. The same again is the same.
    /// </summary>
    /// <param name="id">Made by the caller.</param>
    /// <param name="meter">The meter's code.</param>
    /// <param name="units">1 to 1,000,000.</param>
    /// <param name="time">How long, at most 7 days.</param>
    /// <param name="caller">Who reserves.</param>
    [Alias("Reserve")]
    Task<Outcome<UnitReservation>> Reserve(Guid id, string meter, long units, TimeSpan time, Caller caller);

    /// <summary>A reservation.</summary>
    [Alias("ReadReservation")]
    Task<Outcome<UnitReservation>> ReadReservation(Guid id);

    /// <summary>Ends a reservation: what is left of it is everybody's again. May be repeated.</summary>
    [Alias("Release")]
    Task<Outcome<UnitReservation>> Release(Guid id, Caller caller);
}
