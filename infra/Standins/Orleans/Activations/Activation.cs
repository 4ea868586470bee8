using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>
/// One grain in memory. It is its own task scheduler: everything of the grain runs as turns on the thread pool, one at a time,
/// so that continuations come back to it by themselves. Idle activations have no thread, timer, queue or scope of their own.
/// </summary>
internal sealed partial class Activation : TaskScheduler, IGrainContext, ICallReceiver, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private GrainReference? _reference;
    private ActivationExtras? _extras;
    private Queue<Task>? _continuations;
    private CallList _waiting;
    private CallList _running;
    private GrainCall? _blocking;
    private long _usedAt;
    private int _interleaving;
    private ActivationState _state;
    private bool _scheduled;
    private bool _watched;
    private bool _finishing;
    private bool _wasValid;

    public Activation(GrainClass grainClass, string key, WorkerPool? pool = null)
    {
        Class = grainClass;
        Key = key;
        if (pool is not null) _extras = new() { Pool = pool };
        _usedAt = grainClass.Silo.Clocks.Collection.Now;
    }

    /// <summary>The activation whose grain object this thread makes.</summary>
    [field: ThreadStatic]
    public static Activation? Constructing { get; private set; }

    public GrainClass Class { get; }

    public string Key { get; }

    public object? GrainInstance { get; private set; }

    public GrainId GrainId => GrainId.Create(Class.GrainType, Key);

    public GrainReference GrainReference => _reference ??= Class.Reference(Key);

    public bool HasFilters => Class.Silo.Filters.Length > 0 || Class.IsFilter;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>A scope of this activation, made when it is first asked for.</summary>
    public IServiceProvider ActivationServices
    {
        get
        {
            lock (_gate)
            {
                _extras ??= new();
                return (_extras.Scope ??= Class.Silo.Services.CreateScope()).ServiceProvider;
            }
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"{GrainId} ({_state})";
}
