using System.Text.RegularExpressions;

namespace CloudCrm.Bench.Replay;

/// <summary>A company of the file and what is played for it.</summary>
/// <param name="Name">As its own outbound tweets spell it; else as it was first addressed.</param>
/// <param name="Interactions">In the order of their first tweet.</param>
internal sealed record PlannedTenant(string Name, IReadOnlyList<PlannedInteraction> Interactions)
{
    /// <summary>Handles of its customers, without repetition.</summary>
    public IEnumerable<string> Customers => Interactions.SelectMany(i => i.Customers).Distinct();
}

/// <summary>The tweets of one thread that belong to one company.</summary>
/// <param name="Customers">The interaction's customer first, then the other inbound authors.</param>
/// <param name="Tweets">In time order.</param>
internal sealed record PlannedInteraction(IReadOnlyList<string> Customers, IReadOnlyList<Tweet> Tweets);

/// <summary>Who owns which tweet of a file. Pure: the same file always gives the same plan.</summary>
/// <param name="Tenants">By name.</param>
/// <param name="Rejected">Tweets that belong to nobody.</param>
internal sealed partial record ReplayPlan(IReadOnlyList<PlannedTenant> Tenants, IReadOnlyList<Rejected> Rejected)
{
    /// <summary>Plans the replay of valid tweets.</summary>
    public static ReplayPlan Of(IReadOnlyList<Tweet> tweets)
    {
        var links = new ReplyLinks(tweets);
        var rejected = new List<Rejected>();
        var names = new Dictionary<string, Tweet>();
        var interactions = new Dictionary<string, List<PlannedInteraction>>();
        var addressed = new Dictionary<string, string>();

        foreach (var tweet in tweets.Where(t => !t.Inbound))
            if (!names.TryGetValue(Fold(tweet.Author), out var known) || tweet.CompareTo(known) < 0)
                names[Fold(tweet.Author)] = tweet;

        foreach (var thread in links.Threads())
            foreach (var (company, part) in ByCompany(thread, links, addressed, rejected))
                if (Customers(part) is { Count: > 0 } customers)
                    (interactions.TryGetValue(company, out var list) ? list : interactions[company] = []).Add(new(customers, part));
                else
                    rejected.AddRange(part.Select(t => new Rejected(0, t.Id, "no customer: nobody wrote in, and the text names none")));

        var tenants = interactions.Select(pair => new PlannedTenant(
            names.TryGetValue(pair.Key, out var own) ? own.Author : addressed[pair.Key],
            [.. pair.Value.OrderBy(i => i.Tweets[0])]));
        return new([.. tenants.OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase)], rejected);
    }

    private static IEnumerable<(string Company, List<Tweet> Tweets)> ByCompany(
        List<Tweet> thread, ReplyLinks links, Dictionary<string, string> addressed, List<Rejected> rejected)
    {
        var firstOutbound = thread.Find(t => !t.Inbound);
        var parts = new Dictionary<string, List<Tweet>>();
        foreach (var tweet in thread)
        {
            var owner = Owner(tweet, links, firstOutbound);
            if (owner is null)
            {
                rejected.Add(new(0, tweet.Id, "no company: no outbound tweet near it, and the text names none"));
                continue;
            }

            addressed.TryAdd(Fold(owner), owner);
            (parts.TryGetValue(Fold(owner), out var part) ? part : parts[Fold(owner)] = []).Add(tweet);
        }

        return parts.Select(p => (p.Key, p.Value));
    }

    private static string? Owner(Tweet tweet, ReplyLinks links, Tweet? firstOutbound) =>
        tweet.Inbound
            ? (links.OutboundAnsweredBy(tweet) ?? links.OutboundAnswering(tweet) ?? firstOutbound)?.Author
                ?? Handles(tweet.Text).FirstOrDefault(h => !TweetFile.IsDigits(h))
            : tweet.Author;

    private static List<string> Customers(List<Tweet> part)
    {
        var authors = part.Where(t => t.Inbound).Select(t => Fold(t.Author)).Distinct().ToList();
        return authors.Count > 0 ? authors : [.. Handles(part[0].Text).Where(TweetFile.IsDigits).Take(1)];
    }

    private static IEnumerable<string> Handles(string text) => HandlePattern().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>Handles are compared without case.</summary>
    public static string Fold(string handle) => handle.ToLowerInvariant();

    [GeneratedRegex("@([A-Za-z0-9_]+)", RegexOptions.CultureInvariant)]
    private static partial Regex HandlePattern();
}
