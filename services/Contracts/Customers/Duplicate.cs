using System.Collections.Immutable;

namespace CloudCrm.Contracts.Customers;

/// <summary>A customer that may be another one.</summary>
/// <param name="Customer">It as it is.</param>
/// <param name="Score">How likely, 1 to 100; made only to be compared.</param>
/// <param name="Reasons">What they have in common: <c>phone</c>, <c>mail</c>, <c>handle</c>, <c>name</c>.</param>
[GenerateSerializer, Immutable, Alias("Duplicate")]
public sealed record Duplicate([property: Id(0)] Customer Customer, [property: Id(1)] int Score, [property: Id(2)] ImmutableArray<string> Reasons);

/// <summary>Two customers that may be one.</summary>
/// <param name="Customer">The one whose name comes first.</param>
/// <param name="Other">The other, and why.</param>
[GenerateSerializer, Immutable, Alias("DuplicatePair")]
public sealed record DuplicatePair([property: Id(0)] Customer Customer, [property: Id(1)] Duplicate Other);

/// <summary>
/// Finds customers that may be one: those that have a phone, mail or handle in common, or similar names. Neither archived nor merged ones. What the
/// caller does not see is no reason. Key: the tenant.
/// </summary>
[Alias("IDuplicateFinder")]
public interface IDuplicateFinder : IGrainWithStringKey
{
    /// <summary>The most candidates of one customer.</summary>
    const int MaxOfOne = 100;

    /// <summary>Who may be the same as a customer, likeliest first; at most <see cref="MaxOfOne"/>. Not found when there is no such customer.</summary>
    [Alias("Of")]
    Task<Outcome<ImmutableArray<Duplicate>>> Of(Guid customerId, FieldSight sight);

    /// <summary>
    /// All pairs, each once, along the list by name. A page may be shorter than <paramref name="limit"/>, even empty, and have a next one all the same: it looks at
    /// no more than 200 customers. Names are compared with those of the 20 customers that come next.
    /// </summary>
    [Alias("Pairs")]
    Task<Outcome<Page<DuplicatePair>>> Pairs(string? cursor, int limit, FieldSight sight);
}
