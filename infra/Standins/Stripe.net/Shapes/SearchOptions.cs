namespace Stripe;

/// <summary>What to search for. What was written a moment ago may not be found yet: up to a minute, more in an outage.</summary>
public class SearchOptions : BaseOptions
{
    /// <summary>How many a page has, 1 to 100; 10 if not said.</summary>
    [Wire("limit")]
    public long? Limit { get; set; }

    /// <summary>The page's mark, from <see cref="StripeSearchResult{T}.NextPage"/>.</summary>
    [Wire("page")]
    public string Page { get; set; }

    /// <summary>The query, such as <c>metadata['tenant']:'acme'</c>.</summary>
    [Wire("query")]
    public string Query { get; set; }
}
