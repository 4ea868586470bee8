using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>
/// Mentions in texts: <c>@[member:ID]</c> and <c>@[team:ID]</c>, which read as <c>@Name</c>. Ids are kept, so that a mention means one person, or one team,
/// whatever the names are.
/// </summary>
internal static partial class MentionText
{
    /// <summary>The most members and teams that a text mentions.</summary>
    public const int Max = 20;

    private const string OfTeam = "team";

    private static readonly string[] Openings = ["@[member:", "@[team:"];

    /// <summary>Who is mentioned, each once, in the order of the text; without names.</summary>
    public static Outcome<ImmutableArray<Mention>> Find(string text)
    {
        var found = Mentioned().Matches(text);
        if (found.Count != Openings.Sum(opening => Count(text, opening)))
            return Refusal.Invalid("text", "A mention is written @[member:ID] or @[team:ID] with the id of a member or a team.", "mention");
        ImmutableArray<Mention> mentions = [.. found.Select(Parse).Distinct()];
        return mentions.Length <= Max ? mentions : Refusal.Invalid("text", $"At most {Max} members and teams are mentioned.", "mention");
    }

    /// <summary>The text as it is read: with names in place of ids.</summary>
    public static string Show(string text, IReadOnlyCollection<Mention> mentions) => mentions.Count == 0
        ? text
        : Mentioned().Replace(text, match => $"@{mentions.First(mention => mention.IsSame(Parse(match))).Name}");

    /// <summary>Whether two mention the same one.</summary>
    public static bool IsSame(this Mention mention, Mention other) => mention.MemberId == other.MemberId && mention.TeamId == other.TeamId;

    private static Mention Parse(Match match)
    {
        var id = Guid.ParseExact(match.Groups[2].ValueSpan, "d");
        return match.Groups[1].ValueSpan.SequenceEqual(OfTeam) ? new(null, "") { TeamId = id } : new(id, "");
    }

    private static int Count(string text, string opening)
    {
        var (count, from) = (0, 0);
        while (text.IndexOf(opening, from, StringComparison.Ordinal) is >= 0 and var at)
            (count, from) = (count + 1, at + opening.Length);
        return count;
    }

    [GeneratedRegex(@"@\[(member|team):([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();
}
