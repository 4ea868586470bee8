using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Tenants;

/// <summary>Seats: bought by number, assigned to members, never fewer than assigned.</summary>
internal sealed partial record Tenancy
{
    /// <summary>The most seats of a tenant.</summary>
    public const int MaxSeats = 10_000;

    public Outcome<Step> Buy(int bought, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageSeats) is { } bar)
            return bar;
        if (Misses(expectedVersion, Version) is { } stale)
            return stale;
        if (bought is < 0 or > MaxSeats)
            return Refusal.Invalid("bought", $"0 to {MaxSeats}.");
        if (bought < SeatsAssigned)
            return Refusal.Conflict($"{SeatsAssigned} seats are assigned: release some first.", "seats_assigned", "bought");
        if (bought == SeatsBought)
            return Stay();
        var details = new Details().Change("seatsBought", SeatsBought, bought);
        return Next(this with { SeatsBought = bought }, new("tenant", Id.Value, "seats_bought", details.ToString()));
    }

    public Outcome<Step> Assign(Guid accountId, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageSeats) is { } bar)
            return bar;
        if (!Members.TryGetValue(accountId, out var member))
            return Refusal.NotFound("member");
        if (Misses(expectedVersion, member.Version) is { } stale)
            return stale;
        if (member.HasSeat)
            return Stay();
        if (SeatsAssigned >= SeatsBought)
            return Refusal.LimitReached("No seat is free: buy more or release one.", "no_free_seat");
        return Seat(member, true, "seat_assigned");
    }

    public Outcome<Step> Release(Guid accountId, long? expectedVersion, Standing by)
    {
        if (Bars(by, Right.ManageSeats) is { } bar)
            return bar;
        if (!Members.TryGetValue(accountId, out var member))
            return Refusal.NotFound("member");
        if (Misses(expectedVersion, member.Version) is { } stale)
            return stale;
        return member.HasSeat ? Seat(member, false, "seat_released") : Stay();
    }

    /// <summary>Tells of seats that were bought before there was usage of them; null where all are told.</summary>
    public Step? TellSeats() => SeatsTold == SeatsBought ? null : new(this with { Version = Version + 1 }, []);

    private Step Seat(Membership member, bool hasSeat, string verb) =>
        Next(With(member with { HasSeat = hasSeat, Version = member.Version + 1 }), new("member", member.AccountId, verb, "{}"));
}
