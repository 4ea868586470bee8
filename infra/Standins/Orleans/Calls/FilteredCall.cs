using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Calls;

/// <summary>A call on its way through the filters, the grain itself the last one if it is a filter too.</summary>
internal sealed class FilteredCall(GrainCall call, Activation activation) : IIncomingGrainCallContext
{
    private int _stage;
    private bool _answered;
    private object? _result;

    public IInvokable Request => call;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => call.Sender?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public IGrainContext TargetContext => activation;

    public GrainInterfaceType InterfaceType => GrainInterfaceType.Create(call.Method.Interface.FullName ?? call.Method.Interface.Name);

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.GetMethodName();

    public MethodInfo InterfaceMethod => call.Method.Method;

    public MethodInfo ImplementationMethod => call.IsTick ? InterfaceMethod : Implementation();

    public object? Result
    {
        get => _result;
        set
        {
            _result = value;
            _answered = true;
        }
    }

    public async Task<object?> Run()
    {
        await Invoke();
        return _result;
    }

    public async Task Invoke()
    {
        var filters = activation.Class.Silo.Filters;
        var at = _stage++;
        try
        {
            if (at < filters.Length)
            {
                await filters[at].Invoke(this);
                MustBeAnswered(filters[at]);
            }
            else if (at == filters.Length && Grain is IIncomingGrainCallFilter own)
            {
                await own.Invoke(this);
                MustBeAnswered(own);
            }
            else if (at <= filters.Length + 1)
            {
                _stage = filters.Length + 2;
                Result = await call.InvokeBoxed(Grain);
            }
            else
            {
                throw new InvalidOperationException($"A filter of {call} went on more often than there is something to go on with.");
            }
        }
        finally
        {
            _stage = at;
        }
    }

    private void MustBeAnswered(IIncomingGrainCallFilter filter)
    {
        if (!_answered)
            throw new InvalidOperationException($"The filter {filter.GetType().Name} neither went on with {call} nor set a result.");
    }

    private MethodInfo Implementation()
    {
        var map = Grain.GetType().GetInterfaceMap(call.Method.Interface);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, call.Method.Method)];
    }
}
