using System.Collections.Immutable;

namespace CloudCrm.Contracts.Customers;

/// <summary>A customer that a search found.</summary>
/// <param name="Customer">It as it is.</param>
/// <param name="Fields">Where it matches: <c>name</c>, <c>phone</c>, <c>mail</c>, <c>handle</c>, <c>externalId</c>, <c>tag</c>, <c>address</c>, <c>note</c>, or <c>fields.KEY</c>.</param>
[GenerateSerializer, Immutable, Alias("CustomerHit")]
public sealed record CustomerHit([property: Id(0)] Customer Customer, [property: Id(1)] ImmutableArray<string> Fields);

/// <summary>What a search found.</summary>
/// <param name="Items">At most as many as were asked for, best first.</param>
/// <param name="More">Whether there are, or may be, others.</param>
[GenerateSerializer, Immutable, Alias("CustomerHits")]
public sealed record CustomerHits([property: Id(0)] ImmutableArray<CustomerHit> Items, [property: Id(1)] bool More);

/// <summary>Search over a tenant's customers. Key: the tenant.</summary>
[Alias("ICustomerSearcher")]
public interface ICustomerSearcher : IGrainWithStringKey
{
    /// <summary>The most hits of a search: there are no further pages.</summary>
    const int MaxLimit = 100;

    /// <summary>Hits of a search that names no limit.</summary>
    const int DefaultLimit = 20;

    /// <summary>
    /// Customers that have every word of <paramref name="query"/>: as the beginning of a word, or anywhere in Chinese, Japanese and Korean; a phone number in any
    /// notation. Where fewer than five are found, words of five letters and more also match at one slip.
    /// </summary>
    /// <param name="query">1 to 254 characters, at most 16 words.</param>
    /// <param name="archived">Whether archived customers are found too.</param>
    /// <param name="limit">1 to <see cref="MaxLimit"/>.</param>
    /// <param name="hidden">Fields, as <see cref="CustomerHit.Fields"/> calls them, that must not find, because the caller may not see them.</param>
    [Alias("Search")]
    Task<Outcome<CustomerHits>> Search(string query, bool archived, int limit, ImmutableArray<string> hidden);
}
