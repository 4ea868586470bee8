namespace CloudCrm.Tests.Runtime;

internal sealed class TurnTests : RuntimeContract
{
    [Test]
    public async Task A_call_waits_until_the_one_before_has_ended_even_while_that_awaits()
    {
        var first = Probe.Hold("first", "gate");
        await Scene.Waits("first begins");
        var second = Probe.Note("second");
        await GiveOthersTheirChance();
        Assert.That(Scene.Notes, Is.EqualTo(["first begins"]));

        Scene.Open("gate");
        await Task.WhenAll(first, second);
        Assert.That(Scene.Notes, Is.EqualTo(["first begins", "first ends", "second"]));
    }

    [Test]
    public async Task Plain_fields_need_no_lock()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Probe.Tally(50)));

        Assert.That(await Probe.Tally(0), Is.EqualTo(1000));
    }

    [Test]
    public async Task A_turn_runs_on_a_scheduler_of_its_own_without_a_synchronization_context() =>
        Assert.That(await Probe.Surroundings(), Is.EqualTo("True True True"));

    [Test]
    public async Task A_reentrant_grain_takes_calls_while_others_await()
    {
        var grain = Grains.GetGrain<IReentrantProbe>(Key);
        var held = grain.Hold("held", "gate");
        await Scene.Waits("held begins");

        await grain.Open("gate");
        await held;
    }

    [Test]
    public async Task A_reentrant_grain_still_runs_one_turn_at_a_time()
    {
        var grain = Grains.GetGrain<IReentrantProbe>(Key);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.Count(50)));

        Assert.That(await grain.Count(0), Is.EqualTo(1000));
    }

    [Test]
    public async Task A_reentrant_grain_may_call_itself() =>
        Assert.That(await Grains.GetGrain<IReentrantProbe>(Key).CountThroughItself(3), Is.EqualTo(3));

    [Test]
    public async Task A_method_that_always_interleaves_passes_a_running_call()
    {
        var held = Probe.Hold("held", "gate");
        await Scene.Waits("held begins");

        await Probe.NoteBeside("beside");
        Assert.That(Scene.Has("held ends"), Is.False);
        Scene.Open("gate");
        await held;
    }

    [Test]
    public async Task Read_only_calls_interleave_with_each_other_and_wait_for_changes()
    {
        var reading = Probe.ReadHold("reading", "gate");
        await Scene.Waits("reading begins");
        await Probe.Read("another read");

        var change = Probe.Note("change");
        await GiveOthersTheirChance();
        Assert.That(Scene.Notes, Is.EqualTo(["reading begins", "another read"]));
        Scene.Open("gate");
        await Task.WhenAll(reading, change);
        Assert.That(Scene.Notes[^2..], Is.EqualTo(["reading ends", "change"]));
    }

    [Test]
    public async Task A_read_only_call_waits_for_a_change_that_runs()
    {
        var change = Probe.Hold("change", "gate");
        await Scene.Waits("change begins");
        var read = Probe.Read("read");
        await GiveOthersTheirChance();
        Assert.That(Scene.Has("read"), Is.False);

        Scene.Open("gate");
        await Task.WhenAll(change, read);
    }

    [Test]
    public async Task Read_only_is_no_lock_as_a_change_may_start_beside_the_second_of_two_reads()
    {
        var first = Probe.ReadHold("first", "first gate");
        await Scene.Waits("first begins");
        var second = Probe.ReadHold("second", "second gate");
        await Scene.Waits("second begins");
        Scene.Open("first gate");
        await first;

        await Probe.Note("change");
        Assert.That(Scene.Has("second ends"), Is.False);
        Scene.Open("second gate");
        await second;
    }
}
