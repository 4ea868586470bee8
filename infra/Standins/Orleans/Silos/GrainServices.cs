using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The registrations of the process, kept to see which services a grain may take without a scope of its own.</summary>
sealed class GrainServices(IServiceCollection services)
{
    readonly Dictionary<Type, ServiceLifetime> lifetimes = [];

    public bool IsSingleton(Type service)
    {
        lock (lifetimes)
        {
            if (lifetimes.Count == 0)
            {
                foreach (var known in services)
                    if (!known.IsKeyedService) lifetimes[known.ServiceType] = known.Lifetime;
            }

            return (lifetimes.TryGetValue(service, out var lifetime)
                || (service.IsGenericType && lifetimes.TryGetValue(service.GetGenericTypeDefinition(), out lifetime)))
                && lifetime == ServiceLifetime.Singleton;
        }
    }
}
