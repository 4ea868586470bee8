namespace CloudCrm.Bench.Replay;

/// <summary>Who answers whom, from both link columns; links to tweets that are not in the file don't count.</summary>
internal sealed class ReplyLinks
{
    private readonly Dictionary<string, Tweet> _tweets;
    private readonly Dictionary<string, string> _parents = [];
    private readonly ILookup<string, Tweet> _targets;
    private readonly ILookup<string, Tweet> _replies;

    public ReplyLinks(IReadOnlyList<Tweet> tweets)
    {
        _tweets = tweets.ToDictionary(t => t.Id);
        var links = tweets.SelectMany(Links).Distinct().ToList();
        _targets = links.ToLookup(l => l.Reply.Id, l => l.Target);
        _replies = links.ToLookup(l => l.Target.Id, l => l.Reply);
        foreach (var (reply, target) in links)
            _parents[Root(reply.Id)] = Root(target.Id);
    }

    /// <summary>The earliest outbound tweet that this one answers.</summary>
    public Tweet? OutboundAnsweredBy(Tweet tweet) => _targets[tweet.Id].Where(t => !t.Inbound).Min();

    /// <summary>The earliest outbound tweet that answers this one.</summary>
    public Tweet? OutboundAnswering(Tweet tweet) => _replies[tweet.Id].Where(t => !t.Inbound).Min();

    /// <summary>Tweets joined by links, each thread in time order.</summary>
    public IEnumerable<List<Tweet>> Threads() =>
        _tweets.Values.GroupBy(t => Root(t.Id)).Select(g => g.Order().ToList());

    private IEnumerable<(Tweet Reply, Tweet Target)> Links(Tweet tweet)
    {
        foreach (var id in tweet.AnsweredBy)
            if (_tweets.TryGetValue(id, out var reply))
                yield return (reply, tweet);
        if (tweet.Answers is { } answers && _tweets.TryGetValue(answers, out var target))
            yield return (tweet, target);
    }

    private string Root(string id)
    {
        while (_parents.TryGetValue(id, out var parent) && parent != id)
        {
            if (_parents.TryGetValue(parent, out var grand))
                _parents[id] = grand;
            id = parent;
        }

        return id;
    }
}
