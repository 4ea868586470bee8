using System.Diagnostics.CodeAnalysis;

namespace CloudCrm.Contracts;

/// <summary>A value, or the refusal that stands in its place. Bugs throw; expected noes are values.</summary>
/// <remarks><c>default</c> is neither: reading it throws, so a forgotten assignment never passes as success.</remarks>
[GenerateSerializer, Immutable, Alias("Outcome`1")]
public readonly record struct Outcome<T>
{
    [Id(0)]
    private readonly byte _state;

    [Id(1)]
    private readonly T? _value;

    [Id(2)]
    private readonly Refusal? _refusal;

    private Outcome(byte state, T? value, Refusal? refusal) => (_state, _value, _refusal) = (state, value, refusal);

    /// <summary>True when there is a value.</summary>
    public bool IsOk => _state switch
    {
        1 => true,
        2 => false,
        _ => throw new InvalidOperationException("This outcome was never set."),
    };

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => IsOk ? _value! : throw new InvalidOperationException($"Refused: {_refusal!.Detail}");

    /// <summary>The refusal.</summary>
    /// <exception cref="InvalidOperationException">There is a value.</exception>
    public Refusal Refusal => IsOk ? throw new InvalidOperationException("Not refused.") : _refusal!;

    /// <summary>Takes both sides apart in one test.</summary>
    public bool Try([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (_value, _refusal);
        return IsOk;
    }

    /// <summary>The next step on a value; a refusal passes through.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => IsOk ? next(_value!) : _refusal!;

    /// <summary>Another shape of the value; a refusal passes through.</summary>
    public Outcome<TNext> Select<TNext>(Func<T, TNext> map) => IsOk ? map(_value!) : _refusal!;

    /// <summary>A success.</summary>
    public static implicit operator Outcome<T>(T value) => new(1, value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(2, default, refusal ?? throw new ArgumentNullException(nameof(refusal)));
}

/// <summary>The value of an outcome that has none.</summary>
[GenerateSerializer, Immutable, Alias("Done")]
public readonly record struct Done
{
    /// <summary>It is done.</summary>
    public static Outcome<Done> Ok => new Done();
}
