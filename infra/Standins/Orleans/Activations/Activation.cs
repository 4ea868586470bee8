using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>
/// One grain in memory. It is its own task scheduler: everything of the grain runs as turns on the thread pool, one at a time,
/// so that continuations come back to it by themselves. Idle activations have no thread, timer, queue or scope of their own.
/// </summary>
sealed partial class Activation : TaskScheduler, IGrainContext, ICallReceiver, IThreadPoolWorkItem
{
    readonly Lock gate = new();
    GrainReference? reference;
    ActivationExtras? extras;
    Queue<Task>? continuations;
    CallList waiting;
    CallList running;
    GrainCall? blocking;
    long usedAt;
    int interleaving;
    ActivationState state;
    bool scheduled;
    bool watched;
    bool finishing;
    bool wasValid;

    public Activation(GrainClass grainClass, string key, WorkerPool? pool = null)
    {
        Class = grainClass;
        Key = key;
        if (pool is not null) extras = new() { Pool = pool };
        usedAt = grainClass.Silo.Clocks.Collection.Now;
    }

    /// <summary>The activation whose grain object this thread makes.</summary>
    [field: ThreadStatic]
    public static Activation? Constructing { get; private set; }

    public GrainClass Class { get; }

    public string Key { get; }

    public object? GrainInstance { get; private set; }

    public GrainId GrainId => GrainId.Create(Class.GrainType, Key);

    public GrainReference GrainReference => reference ??= Class.Reference(Key);

    public bool HasFilters => Class.Silo.Filters.Length > 0 || Class.IsFilter;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>A scope of this activation, made when it is first asked for.</summary>
    public IServiceProvider ActivationServices
    {
        get
        {
            lock (gate)
            {
                extras ??= new();
                return (extras.Scope ??= Class.Silo.Services.CreateScope()).ServiceProvider;
            }
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"{GrainId} ({state})";
}
