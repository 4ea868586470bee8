using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>Mentions in texts: <c>@[member:ID]</c>, which reads as <c>@Name</c>. Ids are kept, so that a mention means one person whatever the names are.</summary>
internal static partial class MentionText
{
    /// <summary>The most members that a text mentions.</summary>
    public const int Max = 20;

    private const string Opening = "@[member:";

    /// <summary>Who is mentioned, each once, in the order of the text.</summary>
    public static Outcome<ImmutableArray<Guid>> Find(string text)
    {
        var found = Mentioned().Matches(text);
        if (found.Count != Count(text))
            return Refusal.Invalid("text", "A mention is written @[member:ID] with the id of a member.", "mention");
        ImmutableArray<Guid> members = [.. found.Select(match => Guid.ParseExact(match.Groups[1].ValueSpan, "d")).Distinct()];
        return members.Length <= Max ? members : Refusal.Invalid("text", $"At most {Max} members are mentioned.", "mention");
    }

    /// <summary>The text as it is read: with names in place of ids.</summary>
    public static string Show(string text, IReadOnlyCollection<Mention> mentions) => mentions.Count == 0
        ? text
        : Mentioned().Replace(text, match => $"@{mentions.First(mention => mention.MemberId == Guid.ParseExact(match.Groups[1].ValueSpan, "d")).Name}");

    private static int Count(string text)
    {
        var (count, from) = (0, 0);
        while (text.IndexOf(Opening, from, StringComparison.Ordinal) is >= 0 and var at)
            (count, from) = (count + 1, at + Opening.Length);
        return count;
    }

    [GeneratedRegex(@"@\[member:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();
}
