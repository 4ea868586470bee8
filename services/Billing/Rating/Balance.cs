namespace CloudCrm.Billing.Rating;

/// <summary>Money of the tenant that an invoice can be paid from: a credit or something prepaid. Those that come first are used first.</summary>
/// <param name="Code">Which one.</param>
/// <param name="Available">What is left of it; more than 0.</param>
/// <param name="About">What it is for people: why it was given, or the number of the document that left it; null where that is not known.</param>
public sealed record Balance(string Code, decimal Available, string? About = null);
