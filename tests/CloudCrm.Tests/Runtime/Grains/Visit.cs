namespace CloudCrm.Tests.Runtime;

/// <summary>Which activation answered, and how many visits it had.</summary>
[GenerateSerializer, Immutable, Alias("Tests.Visit")]
public sealed record Visit([property: Id(0)] int Activation, [property: Id(1)] int Visits);
