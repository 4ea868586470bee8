namespace CloudCrm.Client;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most 1,000 items.</param>
/// <param name="Next">An opaque cursor for the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
