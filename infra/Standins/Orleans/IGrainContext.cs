namespace Orleans.Runtime;

/// <summary>A grain as the runtime sees it: one activation.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>Class and key.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object, once there is one.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation: a scope of its own.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Done when the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>Asks the activation to go away when the calls that run have ended. The token ends its OnDeactivateAsync early.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
