using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The registrations of the process, kept to see which services a grain may take without a scope of its own.</summary>
internal sealed class GrainServices(IServiceCollection services)
{
    private readonly Dictionary<Type, ServiceLifetime> _lifetimes = [];

    public bool IsSingleton(Type service)
    {
        lock (_lifetimes)
        {
            if (_lifetimes.Count == 0)
            {
                foreach (var known in services)
                    if (!known.IsKeyedService) _lifetimes[known.ServiceType] = known.Lifetime;
            }

            return (_lifetimes.TryGetValue(service, out var lifetime)
                || (service.IsGenericType && _lifetimes.TryGetValue(service.GetGenericTypeDefinition(), out lifetime)))
                && lifetime == ServiceLifetime.Singleton;
        }
    }
}
