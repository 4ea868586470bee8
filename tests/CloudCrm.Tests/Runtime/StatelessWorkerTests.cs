namespace CloudCrm.Tests.Runtime;

internal sealed class StatelessWorkerTests : RuntimeContract
{
    [Test]
    public async Task As_many_workers_run_at_a_time_as_the_attribute_says()
    {
        var sharing = Grains.GetGrain<IForeman>(Key).Share(5, "gate");
        await Eventually.Holds(() => Scene.Count("begins") == 2, "two workers have begun");
        await GiveOthersTheirChance();
        Assert.That(Scene.Notes, Is.EqualTo(["begins", "begins"]));

        Scene.Open("gate");
        await sharing;
        Assert.That(Scene.Count("ends"), Is.EqualTo(5));
        Assert.That(MostAtATime(), Is.EqualTo(2));
    }

    private int MostAtATime()
    {
        var (running, most) = (0, 0);
        foreach (var note in Scene.Notes)
        {
            running += note == "begins" ? 1 : -1;
            most = Math.Max(most, running);
        }

        return most;
    }
}
