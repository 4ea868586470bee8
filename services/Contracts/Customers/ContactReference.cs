namespace CloudCrm.Contracts.Customers;

/// <summary>The phone, mail or handle that something came through.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As it was given, 1 to 254 characters.</param>
[GenerateSerializer, Immutable, Alias("ContactReference")]
public sealed record ContactReference([property: Id(0)] ContactKind Kind, [property: Id(1)] string Value);
