using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Calls;
using Orleans.Configuration;
using Orleans.Standin;

namespace Orleans.Runtime;

/// <summary>Runs the grains of this process.</summary>
internal sealed partial class Silo : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<(Type, GrainClass), ReferenceShape> _shapes = new();
    private readonly ConcurrentDictionary<Type, ReferenceShape> _byInterface = new();
    private readonly Dictionary<GrainType, GrainClass> _classes = [];
    private readonly ILogger<Silo> _logger;
    private IdleCollector? _collector;
    private volatile SiloPhase _phase;

    public Silo(
        IServiceProvider services,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        IOptions<StandinOptions> standin,
        ILogger<Silo> logger)
    {
        Services = services;
        Messaging = messaging.Value;
        Collection = collection.Value;
        Clocks = new(services);
        Factory = new(this);
        Timeouts = new(this);
        Shuffle = standin.Value.ShuffleSeed is { } seed ? new Dice(seed) : null;
        _logger = logger;
        foreach (var type in GrainInterfaces.Parts().SelectMany(part => part.GetTypes()).Where(GrainInterfaces.IsGrainClass))
        {
            var grainClass = new GrainClass(this, type);
            if (!_classes.TryAdd(grainClass.GrainType, grainClass))
                throw new OrleansConfigurationException($"{type} and {_classes[grainClass.GrainType].Type} have one grain type, '{grainClass.GrainType}'.");
        }
    }

    public IServiceProvider Services { get; }

    public SiloMessagingOptions Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public Clocks Clocks { get; }

    public GrainFactory Factory { get; }

    public ResponseTimeouts Timeouts { get; }

    public Dice? Shuffle { get; }

    public IIncomingGrainCallFilter[] Filters { get; private set; } = [];

    public IEnumerable<GrainClass> Classes => _classes.Values;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Validate();
        Filters = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        _collector = new(this);
        _phase = SiloPhase.Running;
        return Task.CompletedTask;
    }

    /// <summary>No call from outside is taken any more; calls between grains go on until the grains are gone.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _phase = SiloPhase.Stopping;
        _collector?.Dispose();
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The process stops.");
        while (!cancellationToken.IsCancellationRequested)
        {
            var left = Classes.SelectMany(known => known.Activations()).ToList();
            if (left.Count == 0) break;
            foreach (var activation in left) activation.Deactivate(reason, cancellationToken);
            await Task.WhenAny(Task.WhenAll(left.Select(activation => activation.Deactivated)), Task.Delay(Collection.DeactivationTimeout, cancellationToken));
        }

        _phase = SiloPhase.Stopped;
        foreach (var activation in Classes.SelectMany(known => known.Activations())) activation.Abandon();
    }

    public void Dispose()
    {
        _collector?.Dispose();
        Timeouts.Dispose();
    }

    public bool Accepts(GrainCall call) => _phase switch
    {
        SiloPhase.Running => true,
        SiloPhase.Stopping => call.Sender is not null,
        _ => false,
    };

    public void Stamp(GrainCall call)
    {
        var timeout = call.Method.ResponseTimeout ?? Messaging.ResponseTimeout;
        if (timeout != Timeout.InfiniteTimeSpan) call.Deadline = Clocks.Messaging.Now + (long)timeout.TotalMilliseconds;
    }

    /// <summary>Sends on a call that waited for an activation that went away.</summary>
    public void Forward(GrainCall call)
    {
        if (call.Forwarded < Messaging.MaxForwardCount)
        {
            call.Forwarded++;
            call.Target.Deliver(call);
            return;
        }

        call.Fail(new OrleansMessageRejectionException($"{call} was sent on {call.Forwarded} times and found a grain that goes away each time."));
    }

    public GrainClass Class(GrainType type) =>
        _classes.TryGetValue(type, out var known) ? known : throw new ArgumentException($"Could not find a grain class named '{type}'.");

    public ReferenceShape Shape(Type interfaceType, GrainClass grainClass) =>
        _shapes.GetOrAdd((interfaceType, grainClass), static key => new ReferenceShape(key.Item2, key.Item1));

    public ReferenceShape ShapeOf(Type interfaceType, string? classNamePrefix) =>
        string.IsNullOrEmpty(classNamePrefix)
            ? _byInterface.GetOrAdd(interfaceType, type => Shape(type, ClassOf(type, "")))
            : Shape(interfaceType, ClassOf(interfaceType, classNamePrefix));

    private GrainClass ClassOf(Type interfaceType, string prefix)
    {
        var fit = Classes.Where(known => known.Interfaces.Contains(interfaceType)
            && known.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return fit.Count switch
        {
            1 => fit[0],
            0 => throw new ArgumentException($"Could not find an implementation for interface {interfaceType}."),
            _ => throw new ArgumentException($"Several classes implement {interfaceType}: {string.Join(", ", fit.Select(known => known.Type))}."),
        };
    }

    private void Validate()
    {
        if (Collection.CollectionQuantum <= TimeSpan.Zero)
            throw new OrleansConfigurationException($"CollectionQuantum is {Collection.CollectionQuantum} and must be more than zero.");
        if (Collection.CollectionAge <= Collection.CollectionQuantum)
            throw new OrleansConfigurationException($"CollectionAge is {Collection.CollectionAge} and must be more than CollectionQuantum, which is {Collection.CollectionQuantum}.");
        foreach (var (name, age) in Collection.ClassSpecificCollectionAge.Where(entry => entry.Value <= Collection.CollectionQuantum))
            throw new OrleansConfigurationException($"The collection age of {name} is {age} and must be more than CollectionQuantum, which is {Collection.CollectionQuantum}.");
        var refusals = Classes.SelectMany(known => known.Interfaces).Distinct().SelectMany(GrainInterfaces.Refusals).ToList();
        if (refusals.Count > 0) throw new OrleansConfigurationException("Grain interfaces that cannot be called:\n" + string.Join('\n', refusals));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Activation of {Grain} failed")]
    public partial void LogActivationFailed(Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deactivation of {Grain} failed; it is gone all the same")]
    public partial void LogDeactivationFailed(Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A timer tick of {Grain} failed")]
    public partial void LogTickFailed(Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The one-way call {Call} failed")]
    public partial void LogOneWayFailed(Exception exception, GrainCall call);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Explanation}")]
    public partial void LogTimeout(string explanation);
}
