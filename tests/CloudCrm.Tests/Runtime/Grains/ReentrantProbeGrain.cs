using Orleans.Concurrency;

namespace CloudCrm.Tests.Runtime;

[Reentrant]
public sealed class ReentrantProbeGrain : Grain, IReentrantProbe
{
    int count;

    Scene Scene => Scene.Of(this.GetPrimaryKeyString());

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
            count++;
            await Task.Yield();
        }

        return count;
    }

    public Task<int> CountThroughItself(int rounds) => this.AsReference<IReentrantProbe>().Count(rounds);
}
