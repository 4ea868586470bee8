using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Crm.Tenants;

/// <summary>The week of a tenant, as it is checked, and as text: <c>Monday 09:00-12:30, Monday 13:30-18:00</c>.</summary>
internal static partial class BusinessHours
{
    private const string Field = "businessHours";
    private const string Between = ", ";

    // Four times a day.
    private const int Max = 28;

    /// <summary>The week in its order; refused where a time is none, hours end before they begin or meet others of their day.</summary>
    public static Outcome<ImmutableArray<OpenHours>> Check(ImmutableArray<OpenHours> week)
    {
        if (week.IsDefault || week.Length > Max)
            return Refusal.Invalid(Field, $"A list of at most {Max}.");
        var ordered = week.OrderBy(hours => hours.Day).ThenBy(hours => hours.From, StringComparer.Ordinal).ToImmutableArray();
        foreach (var (i, hours) in ordered.Index())
        {
            if (!Enum.IsDefined(hours.Day))
                return Refusal.Invalid(Field, "There is no such day.");
            if (hours.From is null || hours.To is null || !Begin().IsMatch(hours.From) || !End().IsMatch(hours.To))
                return Refusal.Invalid(Field, "Times are written as 09:00; only an end may be 24:00.");
            if (string.CompareOrdinal(hours.From, hours.To) >= 0)
                return Refusal.Invalid(Field, $"{Text(hours)} ends before it begins.");
            if (i > 0 && ordered[i - 1].Day == hours.Day && string.CompareOrdinal(ordered[i - 1].To, hours.From) > 0)
                return Refusal.Invalid(Field, $"{Text(ordered[i - 1])} and {Text(hours)} overlap.");
        }

        return ordered;
    }

    /// <summary>As it is stored and told.</summary>
    public static string Write(ImmutableArray<OpenHours> week) => string.Join(Between, week.Select(Text));

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static ImmutableArray<OpenHours> Read(string text) =>
        text.Length == 0 ? [] : [.. text.Split(Between).Select(part => part.Split(' ', '-')).Select(words => new OpenHours(Enum.Parse<Weekday>(words[0]), words[1], words[2]))];

    private static string Text(OpenHours hours) => $"{hours.Day} {hours.From}-{hours.To}";

    [GeneratedRegex(@"\A([01][0-9]|2[0-3]):[0-5][0-9]\z")]
    private static partial Regex Begin();

    [GeneratedRegex(@"\A(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\z")]
    private static partial Regex End();
}
