namespace Stripe;

/// <summary>Parameters of a call, or a group of them.</summary>
public interface INestedOptions;
