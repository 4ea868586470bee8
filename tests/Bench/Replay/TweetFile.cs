using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CloudCrm.Bench.Replay;

/// <summary>Reads a file of support tweets. Columns are found by their names; a record ends at CR, LF or CRLF outside quotes, blank ones don't count.</summary>
internal static class TweetFile
{
    private const string DateFormat = "ddd MMM dd HH:mm:ss zzz yyyy";

    /// <summary>Reads it whole.</summary>
    /// <exception cref="InvalidDataException">A column is missing from the header.</exception>
    public static TweetFileContent Read(TextReader reader)
    {
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
        if (!csv.Read() || !csv.ReadHeader())
            throw new InvalidDataException("The file has no header.");
        var columns = new Columns(csv);

        var tweets = new Dictionary<string, Tweet>();
        var order = new List<Tweet>();
        var rejected = new List<Rejected>();
        var repeated = 0;
        for (var row = 1; csv.Read(); row++)
        {
            var (tweet, reason) = columns.Parse(csv);
            if (tweet is null)
                rejected.Add(new(row, null, reason!));
            else if (tweets.TryAdd(tweet.Id, tweet))
                order.Add(tweet);
            else
                repeated++;
        }

        return new(order, repeated, rejected);
    }

    private sealed class Columns
    {
        private readonly int _id, _author, _inbound, _at, _text, _answeredBy, _answers;

        public Columns(CsvReader csv)
        {
            var header = csv.HeaderRecord!;
            (_id, _author, _inbound, _at) = (Find("tweet_id"), Find("author_id"), Find("inbound"), Find("created_at"));
            (_text, _answeredBy, _answers) = (Find("text"), Find("response_tweet_id"), Find("in_response_to_tweet_id"));

            int Find(string name) => Array.IndexOf(header, name) is var at and >= 0 ? at : throw new InvalidDataException($"The file has no column {name}.");
        }

        public (Tweet? Tweet, string? Reason) Parse(CsvReader csv)
        {
            var id = csv.GetField(_id) ?? "";
            var author = csv.GetField(_author)?.Trim() ?? "";
            var text = csv.GetField(_text) ?? "";
            if (!IsDigits(id))
                return (null, "tweet_id is not a number");
            if (author.Length == 0)
                return (null, "author_id is empty");
            if (csv.GetField(_inbound) is not ("True" or "False") and var inbound)
                return (null, $"inbound is neither True nor False: '{inbound}'");
            if (!DateTimeOffset.TryParseExact(csv.GetField(_at), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at))
                return (null, "created_at is not a date");
            if (text.Length == 0)
                return (null, "text is empty");
            return (new(id, author, csv.GetField(_inbound) == "True", at, text, Links(csv.GetField(_answeredBy)), Links(csv.GetField(_answers)) is [var answers, ..] ? answers : null), null);
        }

        private static string[] Links(string? field) =>
            [.. (field ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(link => link.EndsWith(".0", StringComparison.Ordinal) ? link[..^2] : link)];
    }

    /// <summary>One or more ASCII digits and nothing else.</summary>
    public static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
