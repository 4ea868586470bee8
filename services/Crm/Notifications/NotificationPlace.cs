using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Crm.Lists;

namespace CloudCrm.Crm.Notifications;

/// <summary>A place in a list that shows unread notifications, then read ones, the newest first among each.</summary>
/// <param name="State">Among which the last item seen stood.</param>
/// <param name="Place">Where among them.</param>
internal readonly record struct NotificationPlace(NotificationState State, TimePlace Place)
{
    private const string List = "notifications";

    /// <summary>Reads a cursor; none means the beginning.</summary>
    public static Outcome<NotificationPlace> Parse(string? cursor)
    {
        if (cursor is null)
            return new NotificationPlace(NotificationState.Unread, TimePlace.Top);
        return Cursor.Read(cursor, List, 3) is [var state, var at, var id]
            && state is "0" or "1"
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= TimePlace.Top.At.UtcTicks
            && Guid.TryParseExact(id, "n", out var last)
            ? new NotificationPlace(state == "0" ? NotificationState.Unread : NotificationState.Read, new(new(ticks, TimeSpan.Zero), last))
            : Cursor.Malformed();
    }

    /// <summary>The cursor of a row.</summary>
    public static string Of(NotificationRow row) =>
        Cursor.Write(List, row.State == NotificationState.Unread ? "0" : "1", row.At.UtcTicks.ToString(CultureInfo.InvariantCulture), row.Id.ToString("n"));
}
