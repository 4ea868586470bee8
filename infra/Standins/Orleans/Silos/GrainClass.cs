using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Calls;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>One grain class and its activations.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<string, ICallReceiver> _directory = new(StringComparer.Ordinal);
    private readonly Func<string, ICallReceiver> _makeReceiver;

    public GrainClass(Silo silo, Type type)
    {
        Silo = silo;
        Type = type;
        GrainType = GrainType.Create(NameOf(type));
        Interfaces = [.. type.GetInterfaces().Where(GrainInterfaces.IsGrainInterface)];
        Reentrant = type.IsDefined(typeof(ReentrantAttribute));
        MaxWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers ?? 1;
        HasOnActivate = Overrides(nameof(IGrainBase.OnActivateAsync));
        HasOnDeactivate = Overrides(nameof(IGrainBase.OnDeactivateAsync));
        IsFilter = type.IsAssignableTo(typeof(IIncomingGrainCallFilter));
        Disposes = type.IsAssignableTo(typeof(IDisposable)) || type.IsAssignableTo(typeof(IAsyncDisposable));
        AgeLimit = AgeOf(silo, type);
        Activator = new(this);
        _makeReceiver = type.IsDefined(typeof(StatelessWorkerAttribute)) ? key => new WorkerPool(this, key) : key => new Activation(this, key);
    }

    public Silo Silo { get; }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public Type[] Interfaces { get; }

    public bool Reentrant { get; }

    public int MaxWorkers { get; }

    public bool HasOnActivate { get; }

    public bool HasOnDeactivate { get; }

    public bool IsFilter { get; }

    public bool Disposes { get; }

    /// <summary>In milliseconds; <see cref="long.MaxValue"/> for ever.</summary>
    public long AgeLimit { get; }

    public GrainActivator Activator { get; }

    public int Count => _directory.Count;

    public ICallReceiver Receiver(string key) => _directory.GetOrAdd(key, _makeReceiver);

    public void Forget(string key, ICallReceiver receiver) => _directory.TryRemove(KeyValuePair.Create(key, receiver));

    public GrainReference Reference(string key) => Silo.Shape(Interfaces[0], this).Create(key);

    public IEnumerable<Activation> Activations() =>
        _directory.SelectMany(entry => entry.Value is WorkerPool pool ? pool.Workers() : [(Activation)entry.Value]);

    private static string NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } named) return named.GrainType;
#pragma warning disable CA1308 // The original's names are lower case.
        var name = type.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }

    private static long AgeOf(Silo silo, Type type)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute))) return long.MaxValue;
        var limit = type.GetCustomAttribute<CollectionAgeLimitAttribute>();
        if (limit is { AlwaysActive: true }) return long.MaxValue;
        var options = silo.Collection;
        var age = limit?.AgeLimit ?? options.ClassSpecificCollectionAge.GetValueOrDefault(type.FullName!, options.CollectionAge);
        return (long)age.TotalMilliseconds;
    }

    private bool Overrides(string method)
    {
        if (!Type.IsAssignableTo(typeof(IGrainBase))) return false;
        var map = Type.GetInterfaceMap(typeof(IGrainBase));
        var declared = map.TargetMethods[Array.FindIndex(map.InterfaceMethods, candidate => candidate.Name == method)].DeclaringType;
        return declared != typeof(Grain) && declared != typeof(IGrainBase);
    }
}
