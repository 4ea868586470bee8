namespace CloudCrm.Client;

/// <summary>A day of the week.</summary>
public enum Weekday
{
    /// <summary>The first day of the week of ISO 8601.</summary>
    Monday,

    /// <summary>The second.</summary>
    Tuesday,

    /// <summary>The third.</summary>
    Wednesday,

    /// <summary>The fourth.</summary>
    Thursday,

    /// <summary>The fifth.</summary>
    Friday,

    /// <summary>The sixth.</summary>
    Saturday,

    /// <summary>The last.</summary>
    Sunday,
}

/// <summary>Hours of a weekday in which a tenant is there for its customers, in its time zone.</summary>
/// <param name="Day">Which day.</param>
/// <param name="From">When they begin, as <c>09:00</c>.</param>
/// <param name="To">When they end, later on the same day, as <c>18:00</c>; <c>24:00</c> is midnight.</param>
public sealed record OpenHours(Weekday Day, string From, string To);
