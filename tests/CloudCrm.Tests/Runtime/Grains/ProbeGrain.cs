namespace CloudCrm.Tests.Runtime;

public sealed class ProbeGrain : Grain, IProbe
{
    private static int s_activations;

    private readonly int _activation = Interlocked.Increment(ref s_activations);
    private int _visits;
    private int _tally;

    private Scene Scene => Scene.Of(this.GetPrimaryKeyString());

    public Task<Visit> Visit() => Task.FromResult(new Visit(_activation, ++_visits));

    public ValueTask<Visit> VisitLightly() => ValueTask.FromResult(new Visit(_activation, ++_visits));

    public Task Note(string line)
    {
        Scene.Note(line);
        return Task.CompletedTask;
    }

    public async Task Hold(string name, string gate)
    {
        Scene.Note($"{name} begins");
        await Scene.Pass(gate);
        Scene.Note($"{name} ends");
    }

    public Task HoldBriefly(string name, string gate) => Hold(name, gate);

    public Task NoteBriefly(string line) => Note(line);

    public Task Knock() => Task.CompletedTask;

    public Task NoteBeside(string line) => Note(line);

    public Task ReadHold(string name, string gate) => Hold(name, gate);

    public Task Read(string name) => Note(name);

    public async Task<int> Tally(int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            var before = _tally;
            await Task.Yield();
            _tally = before + 1;
        }

        return _tally;
    }

    public async Task<string> Surroundings()
    {
        var before = TaskScheduler.Current;
        await Task.Yield();
        return $"{before != TaskScheduler.Default} {TaskScheduler.Current == before} {SynchronizationContext.Current is null}";
    }

    public async Task WaitForCancellation(CancellationToken cancellation)
    {
        Scene.Note("waits");
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellation.Register(cancelled.SetResult)) await cancelled.Task;
        Scene.Note("cancelled");
        cancellation.ThrowIfCancellationRequested();
    }

    public Task NoteUnlessCancelled(string line, CancellationToken cancellation) => Note(line);

    public Task Throw(string message) => throw new InvalidOperationException(message);

    public async Task<int> ThrowLate(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task ThrowOwn(string message, int code) => throw new OwnException(message, code);

    public Task Fire(string name, string gate) => Hold(name, gate);

    public Task FireAndThrow()
    {
        Scene.Note("threw");
        throw new InvalidOperationException("Nobody hears this.");
    }

    public Task Around(string other) => GrainFactory.GetGrain<IProbe>(other).Around(this.GetPrimaryKeyString());

    public Task Itself() => this.AsReference<IProbe>().Itself();

    public Task<IProbe> Myself() => Task.FromResult(this.AsReference<IProbe>());

    public Task<Visit> VisitOther(IProbe other) => other.Visit();
}
