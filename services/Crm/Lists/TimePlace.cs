using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Lists;

/// <summary>A place in a list that runs from the newest to the oldest: what comes next is older, or as old with a lower id.</summary>
/// <param name="At">The instant of the last item seen (UTC).</param>
/// <param name="Id">Its id.</param>
internal readonly record struct TimePlace(DateTimeOffset At, Guid Id)
{
    private static readonly DateTimeOffset Latest = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Before the newest item.</summary>
    public static TimePlace Top { get; } = new(Latest, Guid.AllBitsSet);

    /// <summary>Reads a cursor; none means the top.</summary>
    public static Outcome<TimePlace> Parse(string? cursor, string list)
    {
        if (cursor is null)
            return Top;
        return Cursor.Read(cursor, list, 2) is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= Latest.Ticks
            && Guid.TryParseExact(id, "n", out var place)
            ? new TimePlace(new DateTimeOffset(ticks, TimeSpan.Zero).ToInstant(), place)
            : Cursor.Malformed();
    }

    /// <summary>The cursor of this place.</summary>
    public string Write(string list) => Cursor.Write(list, At.UtcTicks.ToString(CultureInfo.InvariantCulture), Id.ToString("n"));
}
