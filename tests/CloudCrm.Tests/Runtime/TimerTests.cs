using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Runtime;

/// <summary>Grain timers, on a clock that the test moves. One test after the other: they share the clock.</summary>
internal sealed class TimerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTime _clock = new();
    private RuntimeCluster _cluster = null!;
    private string _key = "";

    private Scene Scene => Scene.Of(_key);

    private ITicker Ticker => _cluster.Grains.GetGrain<ITicker>(_key);

    [OneTimeSetUp]
    public async Task Start() => _cluster = await RuntimeCluster.Start(
        silo => silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, _clock));

    [OneTimeTearDown]
    public async Task Stop() => await _cluster.DisposeAsync();

    [SetUp]
    public void TakeKey() => _key = Scene.NewKey();

    [TearDown]
    public async Task Leave()
    {
        await Ticker.Leave();
        await Scene.Waits("deactivates");
    }

    [Test]
    public async Task A_timer_ticks_when_due_and_then_each_period()
    {
        await Ticker.Start("it", Minute, Minute);
        _clock.Advance(Minute - TimeSpan.FromSeconds(1));
        await Ticker.Note("early");
        Assert.That(Scene.Notes, Is.EqualTo(["early"]));

        _clock.Advance(TimeSpan.FromSeconds(1));
        await Ticks("it", 1);
        await TicksAgain("it", 2);
        await TicksAgain("it", 3);
    }

    [Test]
    public async Task A_tick_waits_for_the_call_that_runs()
    {
        await Ticker.Start("it", Minute, Timeout.InfiniteTimeSpan);
        var held = Ticker.Hold("held", "gate");
        await Scene.Waits("held begins");
        _clock.Advance(Minute);
        var after = Ticker.Note("after");
        Scene.Open("gate");
        await Task.WhenAll(held, after);

        await Scene.Waits("it ticks");
        Assert.That(Scene.Notes[..2], Is.EqualTo(["held begins", "held ends"]));
    }

    [Test]
    public async Task A_call_waits_for_the_tick_that_runs_and_the_period_counts_from_its_end()
    {
        await Ticker.StartSlow("it", "gate", Minute, Minute);
        _clock.Advance(Minute);
        await Scene.Waits("it ticks");
        var note = Ticker.Note("call");
        _clock.Advance(Minute);
        Scene.Open("gate");
        await note;

        Assert.That(Scene.Notes, Is.EqualTo(["it ticks", "it ticked", "call"]));
        await TicksAgain("it", 2);
    }

    [Test]
    public async Task A_tick_that_interleaves_passes_the_call_that_runs()
    {
        await Ticker.StartInterleaving("it", Minute);
        var held = Ticker.Hold("held", "gate");
        await Scene.Waits("held begins");
        _clock.Advance(Minute);
        await Scene.Waits("it ticks");

        Assert.That(Scene.Has("held ends"), Is.False);
        Scene.Open("gate");
        await held;
    }

    [Test]
    public async Task A_tick_has_an_empty_request_context()
    {
        RequestContext.Set("who", "me");
        await Ticker.StartCurious(Minute);
        RequestContext.Clear();
        _clock.Advance(Minute);

        await Scene.Waits("who: nothing");
        Assert.That(Scene.Has("call who: me"), Is.True);
    }

    [Test]
    public async Task A_tick_that_throws_does_not_stop_the_timer()
    {
        await Ticker.StartFailing("it", Minute, Minute);
        _clock.Advance(Minute);
        await Ticks("it", 1);

        await TicksAgain("it", 2);
    }

    [Test]
    public async Task A_timer_can_be_changed()
    {
        await Ticker.Start("it", Minute, Minute);
        await Ticker.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        _clock.Advance(Minute);
        await Ticker.Note("a minute later");
        _clock.Advance(TimeSpan.FromHours(1));

        await Ticks("it", 1);
        Assert.That(Scene.Notes, Is.EqualTo(["a minute later", "it ticks"]));
    }

    [Test]
    public async Task A_disposed_timer_ticks_no_more()
    {
        await Ticker.Start("it", Minute, Minute);
        await Ticker.Stop();
        _clock.Advance(Minute);
        await Ticker.Note("after");

        Assert.That(Scene.Notes, Is.EqualTo(["after"]));
    }

    [Test]
    public async Task A_timer_ends_with_its_activation()
    {
        await Ticker.Start("it", Minute, Minute);
        await Ticker.Leave();
        await Scene.Waits("deactivates");
        _clock.Advance(Minute);
        await Ticker.Note("next activation");

        Assert.That(Scene.Notes, Is.EqualTo(["deactivates", "next activation"]));
    }

    [Test]
    public void A_timer_cannot_be_registered_outside_of_a_turn() =>
        Assert.That(() => Ticker.StartElsewhere(), Throws.InvalidOperationException);

    /// <summary>The next period begins some time after the tick's end, so the clock is moved until it is over.</summary>
    private Task TicksAgain(string name, int times) => Eventually.Holds(
        () =>
        {
            _clock.Advance(Minute);
            return Scene.Count($"{name} ticks") >= times;
        },
        $"{name} ticks {times} times");

    private Task Ticks(string name, int times) =>
        Eventually.Holds(() => Scene.Count($"{name} ticks") == times, $"{name} ticks {times} times");
}
