using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Calls;

/// <summary>
/// One call on its way: the emitted class of a method adds the arguments. It is linked into its activation's list of waiting
/// or of running calls itself, so that a call costs one object and its task.
/// </summary>
internal abstract class GrainCall : IInvokable
{
    private CallCancellation? _cancellation;

    public abstract GrainMethod Method { get; }

    public GrainReference Target { get; internal set; } = null!;

    /// <summary>The activation in whose turn the call was made.</summary>
    public Activation? Sender { get; internal set; }

    /// <summary>The activation where the call waits or runs.</summary>
    public Activation? At { get; internal set; }

    public bool Runs { get; internal set; }

    /// <summary>The caller's request context. Never changed, so it is shared.</summary>
    public Dictionary<string, object>? Context { get; internal set; }

    /// <summary>In milliseconds of the messaging clock.</summary>
    public long Deadline { get; internal set; } = long.MaxValue;

    public int Forwarded { get; internal set; }

    /// <summary>The list's links; null when the call is in none.</summary>
    public GrainCall? Next { get; internal set; }

    public GrainCall? Previous { get; internal set; }

    public bool IsCancellable => Token.CanBeCanceled;

    public virtual bool IsTick => false;

    public virtual bool AlwaysInterleave => Method.AlwaysInterleave;

    public virtual bool KeepsAlive => true;

    /// <summary>The caller has its answer: nothing else will reach it.</summary>
    public abstract bool Answered { get; }

    public virtual CancellationToken Token
    {
        get => CancellationToken.None;
        set { }
    }

    /// <summary>Runs the call in the turn of its activation and reports its end there.</summary>
    public abstract void Execute(Activation activation);

    /// <summary>Answers with an exception, unless there is an answer.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Calls the grain's method for a filter.</summary>
    public abstract Task<object?> InvokeBoxed(object grain);

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, $"{GetActivityName()} has {GetArgumentCount()} arguments.");

    public virtual object? GetTarget() => null;

    public virtual int GetArgumentCount() => Method.ParameterCount;

    public string GetMethodName() => Method.Name;

    public string GetInterfaceName() => Method.Interface.Name;

    public string GetActivityName() => $"{GetInterfaceName()}/{GetMethodName()}";

    public MethodInfo GetMethod() => Method.Method;

    public Type GetInterfaceType() => Method.Interface;

    public TimeSpan? GetDefaultResponseTimeout() => Method.ResponseTimeout;

    public CancellationToken GetCancellationToken() => Token;

    public void Dispose()
    {
    }

    public override string ToString() => $"{Target}.{Method.Interface.Name}.{Method.Name}";

    /// <summary>The callee gets a token of its own, which is cancelled in its turn, never on the caller's thread.</summary>
    internal void Follow(CancellationToken callers)
    {
        _cancellation = new(this);
        Token = _cancellation.Token;
        _cancellation.Follow(callers);
    }

    internal void EndCancellation() => Interlocked.Exchange(ref _cancellation, null)?.Dispose();

    internal void StopFollowing() => _cancellation?.StopFollowing();
}
