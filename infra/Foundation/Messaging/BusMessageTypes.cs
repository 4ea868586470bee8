using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Foundation.Messaging;

/// <summary>The messages that go over the bus, by the name that stands in outbox rows. A name is for ever; a type may move.</summary>
public sealed class BusMessageTypes
{
    private readonly Dictionary<string, Type> _types = [];
    private readonly Dictionary<Type, string> _names = [];

    /// <summary>Takes all registrations; the same one twice is fine.</summary>
    /// <exception cref="InvalidOperationException">A name or a type was registered twice with different partners.</exception>
    public BusMessageTypes(IEnumerable<BusMessageType> registered)
    {
        foreach (var (name, type) in registered.Distinct())
        {
            if (!_types.TryAdd(name, type) || !_names.TryAdd(type, name))
                throw new InvalidOperationException($"The bus message {name} ({type.Name}) is registered twice.");
        }
    }

    /// <summary>All registered types.</summary>
    public IReadOnlyCollection<Type> Types => _names.Keys;

    /// <summary>The name of a type.</summary>
    /// <exception cref="InvalidOperationException">It was not registered with <c>AddBusMessage</c>.</exception>
    public string NameOf(Type type) =>
        _names.TryGetValue(type, out var name) ? name : throw new InvalidOperationException($"{type.Name} is not registered with AddBusMessage.");

    /// <summary>The type of a name.</summary>
    /// <exception cref="InvalidOperationException">It was not registered with <c>AddBusMessage</c>.</exception>
    public Type TypeOf(string name) =>
        _types.TryGetValue(name, out var type) ? type : throw new InvalidOperationException($"No bus message is registered as {name}.");
}

/// <summary>One registered message.</summary>
/// <param name="Name">Lower-case words with hyphens, such as <c>usage-recorded</c>.</param>
/// <param name="Type">Its type.</param>
public sealed record BusMessageType(string Name, Type Type);

/// <summary>Registration of bus messages.</summary>
public static class BusMessageRegistration
{
    /// <summary>Lets acts emit <typeparamref name="TMessage"/>; both the sending and the receiving role register it.</summary>
    public static IServiceCollection AddBusMessage<TMessage>(this IServiceCollection services, string name) where TMessage : class =>
        services.AddSingleton(new BusMessageType(name, typeof(TMessage)));
}
