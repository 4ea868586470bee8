using Orleans.Configuration;

namespace CloudCrm.Tests.Runtime;

internal sealed class IdleCollectionTests
{
    private RuntimeCluster _cluster = null!;

    [OneTimeSetUp]
    public async Task Start() => _cluster = await RuntimeCluster.Start(silo => silo
        .AddIncomingGrainCallFilter(new NotingFilter("call"))
        .Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(200);
            options.CollectionAge = TimeSpan.FromMilliseconds(500);
        }));

    [OneTimeTearDown]
    public async Task Stop() => await _cluster.DisposeAsync();

    [Test]
    public async Task An_idle_grain_goes_away_by_itself_and_nothing_calls_it_for_that()
    {
        var key = Scene.NewKey();
        var grain = _cluster.Grains.GetGrain<IFragile>(key);
        var before = await grain.Visit();
        await Scene.Of(key).Waits("deactivates: ActivationIdle");

        Assert.That(Scene.Of(key).Notes, Is.EqualTo(["activates", "call: Visit", $"call has {before}", "deactivates: ActivationIdle"]));
        Assert.That((await grain.Visit()).Activation, Is.Not.EqualTo(before.Activation));
    }

    [Test]
    public async Task A_grain_that_asked_to_stay_stays_when_others_go()
    {
        var (key, other) = (Scene.NewKey(), Scene.NewKey());
        var before = await _cluster.Grains.GetGrain<IFragile>(key).Stay(TimeSpan.FromHours(1));
        for (var times = 1; times <= 2; times++)
        {
            await _cluster.Grains.GetGrain<IFragile>(other).Visit();
            await Eventually.Holds(() => Scene.Of(other).Count("deactivates: ActivationIdle") == times, $"the other was collected {times} times");
        }

        Assert.That(await _cluster.Grains.GetGrain<IFragile>(key).Visit(), Is.EqualTo(new Visit(before.Activation, before.Visits + 1)));
    }
}
