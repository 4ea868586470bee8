using Orleans.Concurrency;

namespace CloudCrm.Tests.Runtime;

[Reentrant]
public sealed class ReentrantProbeGrain : Grain, IReentrantProbe
{
    private int _count;

    private Scene Scene => Scene.Of(this.GetPrimaryKeyString());

    public async Task Hold(string name, string gate)
    {
        Scene.Note($"{name} begins");
        await Scene.Pass(gate);
        Scene.Note($"{name} ends");
    }

    public Task Open(string gate)
    {
        Scene.Open(gate);
        return Task.CompletedTask;
    }

    public async Task<int> Count(int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            _count++;
            await Task.Yield();
        }

        return _count;
    }

    public Task<int> CountThroughItself(int rounds) => this.AsReference<IReentrantProbe>().Count(rounds);
}
