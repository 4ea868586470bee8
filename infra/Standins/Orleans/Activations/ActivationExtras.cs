using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>What most activations do not have, kept apart so that idle ones stay small.</summary>
internal sealed class ActivationExtras
{
    /// <summary>Nothing in it is worth keeping.</summary>
    public bool IsEmpty =>
        Scope is null && Timers is null && Pool is null && Deactivated is null && KeepAliveUntil == long.MinValue;

    public IServiceScope? Scope { get; set; }

    public HashSet<GrainTimer>? Timers { get; set; }

    public WorkerPool? Pool { get; set; }

    public CancellationTokenSource? Activating { get; set; }

    public CancellationToken DeactivationToken { get; set; }

    public DeactivationReason Reason { get; set; }

    public TaskCompletionSource? Deactivated { get; set; }

    /// <summary>In milliseconds of the collector's clock.</summary>
    public long KeepAliveUntil { get; set; } = long.MinValue;
}
