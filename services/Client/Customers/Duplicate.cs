namespace CloudCrm.Client;

/// <summary>A customer that may be another one.</summary>
/// <param name="Customer">It as it is.</param>
/// <param name="Score">How likely, 1 to 100; made only to be compared.</param>
/// <param name="Reasons">What they have in common: <c>phone</c>, <c>mail</c>, <c>handle</c>, <c>name</c>.</param>
public sealed record Duplicate(Customer Customer, int Score, IReadOnlyList<string> Reasons);

/// <summary>Two customers that may be one.</summary>
/// <param name="Customer">The one whose name comes first.</param>
/// <param name="Other">The other.</param>
/// <param name="Score">How likely, 1 to 100; made only to be compared.</param>
/// <param name="Reasons">What they have in common: <c>phone</c>, <c>mail</c>, <c>handle</c>, <c>name</c>.</param>
public sealed record DuplicatePair(Customer Customer, Customer Other, int Score, IReadOnlyList<string> Reasons);
