using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The clocks of the runtime's parts.</summary>
sealed class Clocks(IServiceProvider services)
{
    public Clock Messaging { get; } = new(services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Messaging));

    public Clock Collection { get; } = new(services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement));

    public TimeProvider Grains { get; } = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Grains);
}
