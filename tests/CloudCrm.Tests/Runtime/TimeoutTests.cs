using NUnit.Framework.Constraints;

namespace CloudCrm.Tests.Runtime;

internal sealed class TimeoutTests : RuntimeContract
{
    [Test]
    public async Task A_cycle_of_calls_times_out_says_where_and_leaves_both_grains_usable()
    {
        var other = Key + "-other";
        Assert.That(() => Probe.Around(other), Names(Key, "Around"));

        Assert.That((await Probe.Visit()).Visits, Is.EqualTo(1));
        Assert.That((await Grains.GetGrain<IProbe>(other).Visit()).Visits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_grain_that_calls_itself_times_out_says_where_and_is_usable_after()
    {
        Assert.That(() => Probe.Itself(), Names(Key, "Itself"));

        Assert.That((await Probe.Visit()).Visits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_call_runs_on_after_its_callers_patience_has_ended()
    {
        Assert.That(() => Probe.HoldBriefly("held", "gate"), Names(Key, "HoldBriefly"));
        Assert.That(Scene.Notes, Is.EqualTo(["held begins"]));

        Scene.Open("gate");
        await Scene.Waits("held ends");
    }

    [Test]
    public async Task A_call_whose_caller_gave_up_while_it_waited_never_runs()
    {
        var held = Probe.Hold("held", "gate");
        await Scene.Waits("held begins");
        Assert.That(() => Probe.NoteBriefly("too late"), Names(Key, "NoteBriefly"));

        Scene.Open("gate");
        await held;
        await Probe.Note("after");
        Assert.That(Scene.Notes, Is.EqualTo(["held begins", "held ends", "after"]));
    }

    private static ContainsConstraint Names(string grain, string method) =>
        Throws.TypeOf<TimeoutException>().With.Message.Contains(grain).And.Message.Contains(method);
}
