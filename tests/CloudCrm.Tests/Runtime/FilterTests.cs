namespace CloudCrm.Tests.Runtime;

internal sealed class FilterTests
{
    private RuntimeCluster _cluster = null!;
    private string _key = "";

    private Scene Scene => Scene.Of(_key);

    private IBearer Bearer => _cluster.Grains.GetGrain<IBearer>(_key);

    [OneTimeSetUp]
    public async Task Start() => _cluster = await RuntimeCluster.Start(silo => silo
        .AddIncomingGrainCallFilter(new NotingFilter("first"))
        .AddIncomingGrainCallFilter(new NotingFilter("second")));

    [OneTimeTearDown]
    public async Task Stop() => await _cluster.DisposeAsync();

    [SetUp]
    public void TakeKey() => _key = Scene.NewKey();

    [Test]
    public async Task Filters_stand_around_a_call_in_the_order_of_their_registration()
    {
        RequestContext.Set("who", "me");
        await Bearer.Read("who");

        Assert.That(Scene.Notes, Is.EqualTo(["first: Read", "second: Read", "second has me", "first has me"]));
    }

    [Test]
    public async Task A_filter_may_refuse_a_call()
    {
        Assert.That(() => Bearer.Read("forbidden"), Throws.TypeOf<UnauthorizedAccessException>().With.Message.EqualTo("Forbidden."));
        Assert.That(Scene.Notes, Is.EqualTo(["first: Read"]));

        Assert.That(await Bearer.Read("allowed"), Is.Null);
    }

    [Test]
    public async Task A_filter_may_answer_a_call() =>
        Assert.That(await Bearer.Read("answered"), Is.EqualTo("by the filter"));

    [Test]
    public async Task An_exception_of_the_grain_passes_the_filters()
    {
        var probe = _cluster.Grains.GetGrain<IProbe>(_key);

        Assert.That(() => probe.Throw("boo"), Throws.InvalidOperationException.With.Message.EqualTo("boo"));
        Assert.That(Scene.Notes, Is.EqualTo(["first: Throw", "second: Throw"]));
        Assert.That((await probe.Visit()).Visits, Is.EqualTo(1));
    }

    [Test]
    public async Task Filters_see_calls_between_grains()
    {
        await _cluster.Grains.GetGrain<IBearer>(_key + "-caller").ReadThrough(_key, "who");

        Assert.That(Scene.Notes[..2], Is.EqualTo(["first: Read", "second: Read"]));
    }

    [Test]
    public async Task Filters_see_the_ticks_of_timers()
    {
        var ticker = _cluster.Grains.GetGrain<ITicker>(_key);
        await ticker.Start("it", TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await Eventually.Holds(() => Scene.Count("first has nothing") == 2, "both the call and the tick have passed the filters");

        var tick = Scene.Notes.SkipWhile(note => note != "first: InvokeCallbackAsync");
        Assert.That(tick.Take(3), Is.EqualTo(["first: InvokeCallbackAsync", "second: InvokeCallbackAsync", "it ticks"]));
    }
}
