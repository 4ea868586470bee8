using System.Globalization;
using CloudCrm.Contracts;

namespace CloudCrm.Crm.Lists;

/// <summary>A place in a list that is numbered from 1: what comes next has a greater number.</summary>
internal static class SequencePlace
{
    /// <summary>The number of the last item seen; 0 before the first.</summary>
    public static Outcome<long> Parse(string? cursor, string list)
    {
        if (cursor is null)
            return 0;
        return Cursor.Read(cursor, list, 1) is [var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Cursor.Malformed();
    }

    /// <summary>The cursor of this place.</summary>
    public static string Write(string list, long number) => Cursor.Write(list, number.ToString(CultureInfo.InvariantCulture));
}
