using System.Collections.Immutable;

namespace CloudCrm.Contracts;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most <see cref="Paging.MaxLimit"/> items.</param>
/// <param name="Next">An opaque cursor for the next page; null on the last.</param>
[GenerateSerializer, Immutable, Alias("Page`1")]
public sealed record Page<T>([property: Id(0)] ImmutableArray<T> Items, [property: Id(1)] string? Next);

/// <summary>Bounds of every list.</summary>
public static class Paging
{
    /// <summary>Items on a page when the caller names no limit.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most items on one page.</summary>
    public const int MaxLimit = 1_000;
}
