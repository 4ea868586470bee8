namespace CloudCrm.Tests.Runtime;

public sealed class FragileGrain : Grain, IFragile
{
    private static int s_activations;

    private readonly int _activation = Interlocked.Increment(ref s_activations);
    private int _visits;

    private Scene Scene => Scene.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Scene.Note("activates");
        if (Scene.Has("slow")) await Scene.Pass("activation");
        if (Scene.Count("activates") <= Scene.Count("fails")) throw new InvalidOperationException("Not today.");
        if (Scene.Has("leaves at once")) DeactivateOnIdle();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Scene.Note($"deactivates: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<Visit> Visit() => Task.FromResult(new Visit(_activation, ++_visits));

    public async Task<Visit> Leave(string gate)
    {
        DeactivateOnIdle();
        Scene.Note("leaving");
        await Scene.Pass(gate);
        Scene.Note("left");
        return await Visit();
    }

    public Task<Visit> Stay(TimeSpan span)
    {
        DelayDeactivation(span);
        return Visit();
    }
}
