namespace CloudCrm.Tests.Runtime;

public sealed class ForemanGrain : Grain, IForeman
{
    public Task Share(int pieces, string gate)
    {
        var worker = GrainFactory.GetGrain<IWorker>(this.GetPrimaryKeyString());
        return Task.WhenAll(Enumerable.Range(0, pieces).Select(_ => worker.Work(gate)));
    }
}
