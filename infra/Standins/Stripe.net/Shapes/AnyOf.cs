namespace Stripe;

/// <summary>A parameter that may be of several types.</summary>
public abstract class AnyOf : IAnyOf
{
    /// <inheritdoc/>
    public abstract object Value { get; }

    /// <inheritdoc/>
    public abstract Type Type { get; }

    /// <summary>The value as text.</summary>
    public override string ToString() => Value is null ? "AnyOf(null)" : Value.ToString();
}
