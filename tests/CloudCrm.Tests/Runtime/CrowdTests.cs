namespace CloudCrm.Tests.Runtime;

/// <summary>Many calls of all kinds to few grains that come and go: nothing is lost, nothing runs beside what it may not.</summary>
internal sealed class CrowdTests : RuntimeContract
{
    private const int Keys = 4;
    private const int Callers = 16;
    private const int CallsOfEach = 30;

    [Test]
    public async Task Every_call_of_a_crowd_is_answered_and_no_two_activations_live_at_a_time()
    {
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => Call(new Random(caller)))));

        Assert.Multiple(() =>
        {
            foreach (var notes in Enumerable.Range(0, Keys).Select(grain => Scene.Of(KeyOf(grain)).Notes))
            {
                Assert.That(notes, Has.None.StartsWith("two"));
                Assert.That(notes.Where((_, i) => i % 2 == 0), Has.All.EqualTo("comes"));
                Assert.That(notes.Where((_, i) => i % 2 == 1), Has.All.EqualTo("goes"));
            }
        });
    }

    private async Task Call(Random random)
    {
        for (var i = 0; i < CallsOfEach; i++)
        {
            var grain = Grains.GetGrain<ICrowded>(KeyOf(random.Next(Keys)));
            await (random.Next(4) switch
            {
                0 => Unless<OrleansMessageRejectionException>(grain.Work(random.Next(3), leave: random.Next(4) == 0)),
                1 => Unless<OrleansMessageRejectionException>(grain.Beside(random.Next(3))),
                2 => Unless<OrleansMessageRejectionException>(grain.Work(0, leave: false)),
                _ => CallAndCancel(grain, random),
            });
        }
    }

    private static async Task CallAndCancel(ICrowded grain, Random random)
    {
        using var cancellation = new CancellationTokenSource();
        var call = grain.WorkUntil(random.Next(20), cancellation.Token);
        if (random.Next(2) == 0) await Task.Yield();
        await cancellation.CancelAsync();
        await Unless<OperationCanceledException>(Unless<OrleansMessageRejectionException>(call));
    }

    /// <summary>A call may meet grains that go away more often than it is sent on, and a cancelled one may have been answered before.</summary>
    private static async Task Unless<TExpected>(Task call) where TExpected : Exception
    {
        try
        {
            await call;
        }
        catch (TExpected expected)
        {
            Assert.That(expected.Message, Is.Not.Empty);
        }
    }

    private string KeyOf(int grain) => $"{Key}-{grain}";
}
