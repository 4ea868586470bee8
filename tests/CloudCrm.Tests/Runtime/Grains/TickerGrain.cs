namespace CloudCrm.Tests.Runtime;

public sealed class TickerGrain : Grain, ITicker
{
    private IGrainTimer? _timer;

    private Scene Scene => Scene.Of(this.GetPrimaryKeyString());

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Note("deactivates");

    public Task Start(string name, TimeSpan due, TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(() => Note($"{name} ticks"), due, period);
        return Task.CompletedTask;
    }

    public Task StartSlow(string name, string gate, TimeSpan due, TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(
            async cancellation =>
            {
                Scene.Note($"{name} ticks");
                await Scene.Pass(gate).WaitAsync(cancellation);
                Scene.Note($"{name} ticked");
            },
            due,
            period);
        return Task.CompletedTask;
    }

    public Task StartCurious(TimeSpan due)
    {
        _timer = this.RegisterGrainTimer(
            (string question) => Note($"{question}: {RequestContext.Get(question) ?? "nothing"}"), "who", due, Timeout.InfiniteTimeSpan);
        return Note($"call who: {RequestContext.Get("who")}");
    }

    public Task StartInterleaving(string name, TimeSpan due)
    {
        _timer = this.RegisterGrainTimer(
            () => Note($"{name} ticks"), new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task StartFailing(string name, TimeSpan due, TimeSpan period)
    {
        _timer = this.RegisterGrainTimer(
            () =>
            {
                Scene.Note($"{name} ticks");
                throw new InvalidOperationException("A tick failed.");
            },
            due,
            period);
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task Hold(string name, string gate)
    {
        Scene.Note($"{name} begins");
        await Scene.Pass(gate);
        Scene.Note($"{name} ends");
    }

    public Task Note(string line)
    {
        Scene.Note(line);
        return Task.CompletedTask;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task StartElsewhere() =>
        Task.Run(() => this.RegisterGrainTimer(() => Note("it ticks"), TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan));
}
