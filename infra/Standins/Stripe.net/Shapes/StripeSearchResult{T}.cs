using System.Collections;

namespace Stripe;

/// <summary>One page of what a search found.</summary>
/// <typeparam name="T">What was searched for.</typeparam>
public class StripeSearchResult<T> : StripeEntity<StripeSearchResult<T>>, IHasObject, IEnumerable<T>
{
    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>What is on the page.</summary>
    [Wire("data")]
    public List<T> Data { get; set; }

    /// <summary>Whether more follow.</summary>
    [Wire("has_more")]
    public bool HasMore { get; set; }

    /// <summary>The path of the search.</summary>
    [Wire("url")]
    public string Url { get; set; }

    /// <summary>The mark of the next page.</summary>
    [Wire("next_page")]
    public string NextPage { get; set; }

    /// <summary>How many there are in all, where that was asked for.</summary>
    [Wire("total_count")]
    public long? TotalCount { get; set; }

    /// <summary>What is on the page, in its order.</summary>
    public IEnumerator<T> GetEnumerator() => Data.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
