using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>A reference to a grain. The classes that implement grain interfaces are emitted at run time.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly ReferenceShape _shape;
    private ICallReceiver? _receiver;

    internal GrainReference(ReferenceShape shape, string key)
    {
        _shape = shape;
        Key = key;
    }

    /// <summary>Class and key.</summary>
    public GrainId GrainId => GrainId.Create(_shape.Class.GrainType, Key);

    /// <summary>The interface that this reference implements.</summary>
    public GrainInterfaceType InterfaceType => GrainInterfaceType.Create(InterfaceName);

    /// <summary>The interface's name.</summary>
    public virtual string InterfaceName => _shape.Interface.FullName ?? _shape.Interface.Name;

    internal string Key { get; }

    internal GrainClass Class => _shape.Class;

    /// <summary>The same grain by another of its interfaces.</summary>
    public virtual TGrainInterface Cast<TGrainInterface>() where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)As(typeof(TGrainInterface));

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && other.Class == Class && other.Key == Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_shape.Class.GrainType, Key);

    /// <inheritdoc/>
    public sealed override string ToString() => GrainId.ToString();

    /// <summary>Same grain.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => reference1?.Equals(reference2) ?? reference2 is null;

    /// <summary>Another grain.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    internal GrainReference As(Type interfaceType) =>
        interfaceType.IsInstanceOfType(this) ? this : _shape.Class.Silo.Shape(interfaceType, _shape.Class).Create(Key);

    internal Task<T> Send<T>(GrainCall<T> call)
    {
        Dispatch(call);
        return call.Completion;
    }

    internal Task Send(VoidGrainCall call)
    {
        Dispatch(call);
        return call.Method.OneWay ? Task.CompletedTask : call.Completion;
    }

    private void Dispatch(GrainCall call)
    {
        var token = call.Token;
        token.ThrowIfCancellationRequested();
        call.Target = this;
        call.Sender = TaskScheduler.Current as Activation;
        call.Context = RequestContext.Values;
        _shape.Class.Silo.Stamp(call);
        if (token.CanBeCanceled) call.Follow(token);
        Deliver(call);
    }

    /// <summary>Hands the call to the activation that is remembered, or to the one that the directory knows.</summary>
    internal void Deliver(GrainCall call)
    {
        while (true)
        {
            if (!Class.Silo.Accepts(call))
            {
                call.Fail(new SiloUnavailableException($"The grain runtime of this process does not run: {call}."));
                return;
            }

            var known = _receiver ??= Class.Receiver(Key);
            if (known.Receive(call)) return;
            _receiver = null;
        }
    }
}
