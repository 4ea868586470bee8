namespace CloudCrm.Tests.Runtime;

internal sealed class OneActivationTests : RuntimeContract
{
    [Test]
    public async Task Calls_of_one_key_reach_one_activation()
    {
        var visits = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Grains.GetGrain<IProbe>(Key).Visit()));

        Assert.That(visits.Select(visit => visit.Activation).Distinct().Count(), Is.EqualTo(1));
        Assert.That(visits.Select(visit => visit.Visits), Is.EquivalentTo(Enumerable.Range(1, 50)));
    }

    [Test]
    public async Task Other_keys_are_other_grains()
    {
        var here = await Probe.Visit();
        var there = await Grains.GetGrain<IProbe>(Key + "-other").Visit();

        Assert.That(there.Activation, Is.Not.EqualTo(here.Activation));
    }

    [Test]
    public async Task A_reference_that_travels_still_means_the_same_grain()
    {
        var mine = await Probe.Visit();
        var reference = await Probe.Myself();
        var seen = await Grains.GetGrain<IProbe>(Key + "-other").VisitOther(reference);

        Assert.That(seen, Is.EqualTo(new Visit(mine.Activation, 2)));
        Assert.That(reference, Is.EqualTo(Probe));
        Assert.That(reference.GetPrimaryKeyString(), Is.EqualTo(Key));
    }

    [Test]
    public async Task A_method_may_answer_with_a_value_task() => Assert.That((await Probe.VisitLightly()).Visits, Is.EqualTo(1));

    [Test]
    public void A_missing_key_is_refused() =>
        Assert.That(() => Grains.GetGrain<IProbe>((string)null!), Throws.InstanceOf<ArgumentNullException>());

    [TestCase("")]
    [TestCase("  ")]
    public void An_empty_key_is_refused(string key) =>
        Assert.That(() => Grains.GetGrain<IProbe>(key), Throws.TypeOf<ArgumentException>());
}
