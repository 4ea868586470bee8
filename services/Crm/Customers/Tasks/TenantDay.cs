namespace CloudCrm.Crm.Customers.Tasks;

/// <summary>Times of day in a tenant's time zone. Pure.</summary>
internal static class TenantDay
{
    /// <summary>
    /// The instant (UTC) of a time of day. Where the clocks jump over it, the instant of the jump; where they show it twice, the first of them.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The end of a day: the beginning of the next one.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) => At(day.AddDays(1), TimeOnly.MinValue, zone);
}
