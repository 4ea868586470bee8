namespace CloudCrm.Tests.Runtime;

internal sealed class StopTests
{
    [Test]
    public async Task A_stop_deactivates_the_grains_and_calls_after_it_are_refused()
    {
        var key = Scene.NewKey();
        await using var cluster = await RuntimeCluster.Start();
        var grain = cluster.Grains.GetGrain<IFragile>(key);
        await grain.Visit();
        await cluster.Stop();

        Assert.That(Scene.Of(key).Has("deactivates: ShuttingDown"), Is.True);
        Assert.That(async () => await grain.Visit(), Throws.TypeOf<SiloUnavailableException>());
    }
}
