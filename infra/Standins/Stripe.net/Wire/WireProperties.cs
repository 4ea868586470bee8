using System.Collections.Concurrent;
using System.Reflection;

namespace Stripe.Standin;

/// <summary>The properties of a type that travel, by their names at Stripe; looked up once a type.</summary>
internal static class WireProperties
{
    static readonly ConcurrentDictionary<Type, ILookup<string, PropertyInfo>> s_known = new();

    /// <summary>Those of a type and of what it derives from.</summary>
    public static ILookup<string, PropertyInfo> Of(Type type) => s_known.GetOrAdd(type, static found => found
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.IsDefined(typeof(WireAttribute)))
        .ToLookup(property => property.GetCustomAttribute<WireAttribute>().Name, StringComparer.Ordinal));
}
