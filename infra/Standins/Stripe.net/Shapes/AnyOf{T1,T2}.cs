namespace Stripe;

/// <summary>A parameter that is of one type or another, such as a time or the word <c>now</c>. Either converts to it by itself.</summary>
/// <typeparam name="T1">The one type.</typeparam>
/// <typeparam name="T2">The other type.</typeparam>
public class AnyOf<T1, T2> : AnyOf
{
    readonly T1 _first;
    readonly T2 _second;

    /// <summary>Of the one type.</summary>
    public AnyOf(T1 value)
    {
        _first = value;
        Value = value;
        Type = typeof(T1);
    }

    /// <summary>Of the other type.</summary>
    public AnyOf(T2 value)
    {
        _second = value;
        Value = value;
        Type = typeof(T2);
    }

    /// <inheritdoc/>
    public override object Value { get; }

    /// <inheritdoc/>
    public override Type Type { get; }

    /// <summary>Takes a value of the one type; null stays null.</summary>
    public static implicit operator AnyOf<T1, T2>(T1 value) => value is null ? null : new(value);

    /// <summary>Takes a value of the other type; null stays null.</summary>
    public static implicit operator AnyOf<T1, T2>(T2 value) => value is null ? null : new(value);

    /// <summary>The value as the one type, or that type's default.</summary>
    public static implicit operator T1(AnyOf<T1, T2> anyOf) => anyOf._first;

    /// <summary>The value as the other type, or that type's default.</summary>
    public static implicit operator T2(AnyOf<T1, T2> anyOf) => anyOf._second;
}
