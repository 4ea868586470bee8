namespace CloudCrm.Tests.Runtime;

public sealed class CrowdedGrain : Grain, ICrowded
{
    private int _calls;
    private int _turns;

    private Scene Scene => Scene.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Scene.Note("comes");
        await Task.Yield();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Scene.Note("goes");
    }

    public async Task Work(int turns, bool leave)
    {
        if (++_calls != 1) Scene.Note("two calls at a time");
        await Take(turns);
        if (leave) DeactivateOnIdle();
        await Take(turns);
        _calls--;
    }

    public Task Beside(int turns) => Take(turns);

    public async Task WorkUntil(int turns, CancellationToken cancellation)
    {
        if (++_calls != 1) Scene.Note("two calls at a time");
        while (turns-- > 0 && !cancellation.IsCancellationRequested) await Take(1);
        _calls--;
    }

    private async Task Take(int turns)
    {
        for (; turns > 0; turns--)
        {
            if (Interlocked.Increment(ref _turns) != 1) Scene.Note("two turns at a time");
            Interlocked.Decrement(ref _turns);
            await Task.Yield();
        }
    }
}
