using CloudCrm.Contracts;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>Units that are kept for acts which name them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="PeriodStart">The lease that they are of (UTC); null where the meter was not capped.</param>
/// <param name="Units">How many.</param>
/// <param name="Settled">Units of its blocks that were used up and whose rows are gone.</param>
/// <param name="Until">Until when (UTC).</param>
/// <param name="Version">Grows by one when it is ended.</param>
internal sealed record Reservation(Guid Id, string Meter, DateTimeOffset? PeriodStart, long Units, long Settled, DateTimeOffset Until, long Version = 1)
{
    /// <summary>Whether it still holds.</summary>
    public bool IsLive(DateTimeOffset now) => now < Until;

    /// <summary>The refusal of an act that names one which has nothing left.</summary>
    public static Refusal Over() => Refusal.LimitReached("The reservation has no units left, or is over.", Lease.ReservationOverCode);
}
