namespace CloudCrm.Tests.Runtime;

internal sealed class CallTests : RuntimeContract
{
    [Test]
    public async Task An_exception_reaches_the_caller_and_leaves_the_grain_usable()
    {
        Assert.That(() => Probe.Throw("at once"), Throws.InvalidOperationException.With.Message.EqualTo("at once"));
        Assert.That(() => Probe.ThrowLate("later"), Throws.InvalidOperationException.With.Message.EqualTo("later"));

        Assert.That((await Probe.Visit()).Visits, Is.EqualTo(1));
    }

    [Test]
    public void An_exception_of_our_own_keeps_its_data() =>
        Assert.That(() => Probe.ThrowOwn("mine", 42), Throws.TypeOf<OwnException>().With.Message.EqualTo("mine").And.Property("Code").EqualTo(42));

    [Test]
    public async Task A_cancellation_ends_the_callers_wait_and_reaches_the_grain()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Probe.WaitForCancellation(cancellation.Token);
        await Scene.Waits("waits");

        await cancellation.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        await Scene.Waits("cancelled");
        Assert.That((await Probe.Visit()).Visits, Is.EqualTo(1));
    }

    /// <summary>Whether it still runs is a race that nobody may rely on.</summary>
    [Test]
    public async Task A_call_that_is_cancelled_while_it_waits_ends_at_once_for_its_caller()
    {
        var held = Probe.Hold("held", "gate");
        await Scene.Waits("held begins");
        using var cancellation = new CancellationTokenSource();
        var call = Probe.NoteUnlessCancelled("ran", cancellation.Token);
        await cancellation.CancelAsync();
        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Scene.Notes, Is.EqualTo(["held begins"]));

        Scene.Open("gate");
        await held;
        Assert.That((await Probe.Visit()).Visits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_call_with_a_cancelled_token_is_not_even_sent()
    {
        Assert.That(async () => await Probe.NoteUnlessCancelled("ran", new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());

        await Probe.Note("after");
        Assert.That(Scene.Notes, Is.EqualTo(["after"]));
    }

    [Test]
    public async Task A_one_way_call_returns_at_once()
    {
        await Probe.Fire("fired", "gate");
        await Scene.Waits("fired begins");
        Assert.That(Scene.Has("fired ends"), Is.False);

        Scene.Open("gate");
        await Scene.Waits("fired ends");
    }

    [Test]
    public async Task The_exception_of_a_one_way_call_is_lost()
    {
        await Probe.FireAndThrow();
        await Scene.Waits("threw");

        Assert.That((await Probe.Visit()).Visits, Is.EqualTo(1));
    }
}
