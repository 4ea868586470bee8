namespace Orleans;

/// <summary>What every grain class has.</summary>
public interface IGrainBase
{
    /// <summary>The grain as the runtime sees it.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call. When it throws, every waiting caller gets the exception and the next call tries afresh.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call; not at a crash.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
