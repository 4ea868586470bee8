using System.Collections.Immutable;

namespace CloudCrm.Contracts.Customers;

/// <summary>One change of a customer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Caller">Who.</param>
/// <param name="Verb">What happened, past tense, such as <c>registered</c> or <c>changed</c>.</param>
/// <param name="Fields">What is another since; only what the one who asks may see.</param>
/// <param name="Undoes">The change that it undid; null for others.</param>
[GenerateSerializer, Immutable, Alias("CustomerChange")]
public sealed record CustomerChange(
    [property: Id(0)] Guid Id,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Caller Caller,
    [property: Id(3)] string Verb,
    [property: Id(4)] ImmutableArray<FieldChange> Fields,
    [property: Id(5)] Guid? Undoes);

/// <summary>What a change did to a field.</summary>
/// <param name="Field">What commands call it; a field of the tenant's own is <c>fields.</c> and its key.</param>
/// <param name="Before">The value before as JSON; null where there was none.</param>
/// <param name="After">The value after as JSON; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("FieldChange")]
public sealed record FieldChange([property: Id(0)] string Field, [property: Id(1)] string? Before, [property: Id(2)] string? After);
