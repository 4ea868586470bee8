using Orleans.Concurrency;

namespace CloudCrm.Tests.Runtime;

[StatelessWorker(2)]
public sealed class WorkerGrain : Grain, IWorker
{
    public async Task Work(string gate)
    {
        var scene = Scene.Of(this.GetPrimaryKeyString());
        scene.Note("begins");
        await scene.Pass(gate);
        scene.Note("ends");
    }
}
