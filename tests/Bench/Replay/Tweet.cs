namespace CloudCrm.Bench.Replay;

/// <summary>One valid row of the file.</summary>
/// <param name="Id">All digits.</param>
/// <param name="Author">A company's handle, or the digits of an anonymised person.</param>
/// <param name="Inbound">True when it was written to a company.</param>
/// <param name="At">When it was written (UTC).</param>
/// <param name="Text">Its text.</param>
/// <param name="AnsweredBy">Ids of the tweets that answer it.</param>
/// <param name="Answers">The id of the tweet that it answers, if any.</param>
internal sealed record Tweet(string Id, string Author, bool Inbound, DateTimeOffset At, string Text, IReadOnlyList<string> AnsweredBy, string? Answers)
    : IComparable<Tweet>
{
    /// <summary>By time, then by id as a number.</summary>
    public int CompareTo(Tweet? other)
    {
        if (other is null)
            return 1;
        var byTime = At.CompareTo(other.At);
        if (byTime != 0)
            return byTime;
        var byLength = Id.Length.CompareTo(other.Id.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(Id, other.Id);
    }
}

/// <summary>A row or tweet that is not played.</summary>
/// <param name="Row">The record's number in the file, from 1 after the header; or 0 where a valid tweet is meant.</param>
/// <param name="TweetId">The tweet, where it could be read.</param>
/// <param name="Reason">Why.</param>
internal sealed record Rejected(int Row, string? TweetId, string Reason);

/// <summary>What a file holds.</summary>
/// <param name="Tweets">Valid rows, the first of each id, in the file's order.</param>
/// <param name="Repeated">Valid rows whose id came before.</param>
/// <param name="Rejected">Rows that are not valid.</param>
internal sealed record TweetFileContent(IReadOnlyList<Tweet> Tweets, int Repeated, IReadOnlyList<Rejected> Rejected);
