namespace CloudCrm.Tests.Runtime;

internal sealed class ActivationTests : RuntimeContract
{
    private IFragile Fragile => Grains.GetGrain<IFragile>(Key);

    [Test]
    public async Task A_failed_activation_reaches_every_waiter_and_the_next_call_tries_afresh()
    {
        Scene.Note("slow");
        Scene.Note("fails");
        var waiters = Enumerable.Range(0, 5).Select(_ => Fragile.Visit()).ToList();
        await Scene.Waits("activates");
        Scene.Open("activation");

        foreach (var waiter in waiters)
            Assert.That(async () => await waiter, Throws.InvalidOperationException.With.Message.EqualTo("Not today."));
        Assert.That((await Fragile.Visit()).Visits, Is.EqualTo(1));
        Assert.That(Scene.Count("activates"), Is.EqualTo(2));
        Assert.That(Scene.Notes, Has.None.StartsWith("deactivates"));
    }

    [Test]
    public async Task A_grain_that_deactivates_itself_is_a_new_one_at_the_next_call()
    {
        Scene.Open("gate");
        var before = await Fragile.Leave("gate");
        var after = await Fragile.Visit();

        Assert.That(after.Activation, Is.Not.EqualTo(before.Activation));
        Assert.That(after.Visits, Is.EqualTo(1));
        Assert.That(Scene.Notes, Is.EqualTo(["activates", "leaving", "left", "deactivates: ApplicationRequested", "activates"]));
    }

    [Test]
    public async Task Calls_that_wait_for_a_grain_that_goes_away_run_on_its_successor()
    {
        var leaving = Fragile.Leave("gate");
        await Scene.Waits("leaving");
        var waiting = Enumerable.Range(0, 5).Select(_ => Fragile.Visit()).ToList();
        Scene.Open("gate");

        var last = await leaving;
        var visits = await Task.WhenAll(waiting);
        Assert.That(last.Visits, Is.EqualTo(1));
        Assert.That(visits.Select(visit => visit.Activation).Distinct().Single(), Is.Not.EqualTo(last.Activation));
        Assert.That(visits.Select(visit => visit.Visits), Is.EquivalentTo(Enumerable.Range(1, 5)));
    }

    [Test]
    public void A_call_that_meets_only_grains_that_go_away_is_rejected()
    {
        Scene.Note("leaves at once");

        Assert.That(() => Fragile.Visit(), Throws.InstanceOf<OrleansMessageRejectionException>());
    }
}
