namespace CloudCrm.Client;

/// <summary>A customer that a search found.</summary>
/// <param name="Customer">It as it is.</param>
/// <param name="Fields">Where it matches: <c>name</c>, <c>phone</c>, <c>mail</c>, <c>handle</c>, <c>externalId</c>, <c>tag</c>, <c>address</c>, <c>note</c>, or <c>fields.KEY</c>.</param>
public sealed record CustomerHit(Customer Customer, IReadOnlyList<string> Fields);

/// <summary>What a search found.</summary>
/// <param name="Items">At most as many as were asked for, best first: whole words of the name, other whole words, beginnings, misspellings.</param>
/// <param name="More">Whether there are, or may be, others: ask for more of them, or more narrowly.</param>
public sealed record CustomerHits(IReadOnlyList<CustomerHit> Items, bool More);
