namespace Orleans;

/// <summary>The base of grain classes: one object a key, which runs one call at a time unless it says otherwise.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation? _activation = Activation.Constructing;

    /// <summary>Called by the runtime when the grain is activated.</summary>
    protected Grain()
    {
    }

    /// <inheritdoc/>
    public IGrainContext GrainContext => _activation!;

    /// <summary>A reference to this grain.</summary>
    public GrainReference GrainReference => Required.GrainReference;

    /// <summary>Class and key as text.</summary>
    public string IdentityString => Required.GrainId.ToString();

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Required.Class.Silo.Factory;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => Required.ActivationServices;

    internal Activation Required => _activation
        ?? throw new InvalidOperationException("Grain was created outside of the Orleans creation process and no runtime was specified.");

#pragma warning disable CA1725 // The original's names differ, and callers may use them.
    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
#pragma warning restore CA1725

    /// <summary>Deactivates the grain when the calls that run have ended; waiting calls go to a new activation.</summary>
    protected void DeactivateOnIdle() =>
        Required.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    /// <summary>Keeps the grain from being collected for a while; a negative span takes that back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Required.DelayDeactivation(timeSpan);
}
