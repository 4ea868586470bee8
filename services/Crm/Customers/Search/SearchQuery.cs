using System.Text.RegularExpressions;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>What was asked, read in one or two ways: with addresses and numbers as wholes, and word by word. A customer matches that has all terms of one.</summary>
/// <param name="Readings">Each has 1 to <see cref="MaxTerms"/> terms, the one that narrows down most first.</param>
internal sealed partial record SearchQuery(IReadOnlyList<IReadOnlyList<SearchTerm>> Readings)
{
    /// <summary>The most characters of a query.</summary>
    public const int MaxLength = 254;

    /// <summary>The most terms of a reading.</summary>
    public const int MaxTerms = 16;

    private const int MinJoinedDigits = 5;

    /// <summary>Reads a query, or says what is wrong with it, naming <c>q</c>.</summary>
    public static Outcome<SearchQuery> Parse(string? query)
    {
        if (PlainText.Check("q", query, 1, MaxLength) is { } refusal)
            return refusal;
        var folded = SearchText.Fold(query!);
        var words = Ordered(SearchText.Words(folded).SelectMany(SearchTerm.Of));
        if (words.Count == 0)
            return Refusal.Invalid("q", "Give a letter or digit to search for.");
        if (words.Count > MaxTerms)
            return Refusal.Invalid("q", $"At most {MaxTerms} words.", "length");
        var wholes = Ordered(Wholes(folded));
        return new SearchQuery(Same(wholes, words) ? [words] : [wholes, words]);
    }

    private static IEnumerable<SearchTerm> Wholes(string folded)
    {
        var (rest, numbers) = (folded, new List<SearchTerm>());
        foreach (var run in NumberRun().Matches(folded).Select(match => match.Value.Trim()))
        {
            if (run.All(char.IsAsciiDigit) || run.Count(char.IsAsciiDigit) < MinJoinedDigits)
                continue;
            if (SearchTerm.OfNumber(run, run.Contains(' ', StringComparison.Ordinal) ? null : SearchChunk.Of(run).First().Text) is not { } number)
                continue;
            numbers.Add(number);
            rest = rest.Replace(run, " ", StringComparison.Ordinal);
        }

        return SearchChunk.Of(rest).SelectMany(chunk => chunk.HasSigns ? [SearchTerm.Of(chunk)] : SearchText.Words(chunk.Text).SelectMany(SearchTerm.Of)).Concat(numbers);
    }

    private static List<SearchTerm> Ordered(IEnumerable<SearchTerm> terms) =>
        [.. terms.DistinctBy(term => term.Prefixes[0]).OrderByDescending(term => term.Weight)];

    private static bool Same(List<SearchTerm> one, List<SearchTerm> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.Prefixes.SequenceEqual(pair.Second.Prefixes));

    /// <summary>Digits with what is written between them in telephone numbers, as a whole or between spaces.</summary>
    [GeneratedRegex(@"(?<=^|\s)[+(\[]*[0-9][0-9\s().\-/·‐‑‒–—\[\]]*(?=\s|$)")]
    private static partial Regex NumberRun();
}
