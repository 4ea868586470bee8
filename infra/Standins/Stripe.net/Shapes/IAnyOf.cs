namespace Stripe;

/// <summary>A parameter that may be of several types.</summary>
public interface IAnyOf
{
    /// <summary>What it is.</summary>
    object Value { get; }

    /// <summary>Which of the types it is of.</summary>
    Type Type { get; }
}
