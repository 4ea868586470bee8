namespace Stripe;

/// <summary>One of a few words that a parameter takes beside other values.</summary>
public abstract class StringEnum
{
    /// <summary>Of the word as Stripe knows it.</summary>
    protected StringEnum(string value) => Value = value;

    /// <summary>The word.</summary>
    [Wire("Value")]
    public string Value { get; protected set; }

    /// <summary>The word.</summary>
    public override string ToString() => Value;
}
