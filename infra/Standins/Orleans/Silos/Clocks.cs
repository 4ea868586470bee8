using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The clocks of the runtime's parts.</summary>
internal sealed class Clocks(IServiceProvider services)
{
    private readonly TimeProvider _grains = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Grains);

    public Clock Messaging { get; } = new(services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.Messaging));

    public Clock Collection { get; } = new(services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement));

    /// <summary>A timer that nothing of the caller flows into.</summary>
    public ITimer GrainTimer(TimerCallback callback, object state)
    {
        var flows = !ExecutionContext.IsFlowSuppressed();
        if (flows) ExecutionContext.SuppressFlow();
        try
        {
            return _grains.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (flows) ExecutionContext.RestoreFlow();
        }
    }
}
