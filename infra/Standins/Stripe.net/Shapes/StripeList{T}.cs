using System.Collections;

namespace Stripe;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public class StripeList<T> : StripeEntity<StripeList<T>>, IHasObject, IEnumerable<T>
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

    /// <summary>The path of the list.</summary>
    [Wire("url")]
    public string Url { get; set; }

    /// <summary>What is on the page, in its order.</summary>
    public IEnumerator<T> GetEnumerator() => Data.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Turns the page's order round.</summary>
    public void Reverse() => Data.Reverse();
}
