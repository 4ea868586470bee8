namespace CloudCrm.Tests.Runtime;

/// <summary>The base of the contract's tests: what grain code relies on, true on the stand-in and on Microsoft Orleans.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class RuntimeContract
{
    protected string Key { get; } = Scene.NewKey();

    protected Scene Scene => Scene.Of(Key);

    protected static IGrainFactory Grains => SharedCluster.Grains;

    protected IProbe Probe => Grains.GetGrain<IProbe>(Key);

    /// <summary>Waits until calls that were sent before had every chance to start, if they may: later calls that interleave have run.</summary>
    protected async Task GiveOthersTheirChance()
    {
        for (var i = 0; i < 100; i++) await Probe.Knock();
    }
}
