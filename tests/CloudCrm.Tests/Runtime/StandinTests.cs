#if !FULLFEED
using System.Collections.Immutable;
using Orleans.Configuration;
using Orleans.Standin;

namespace CloudCrm.Tests.Runtime;

/// <summary>What the stand-in promises beyond the contract.</summary>
internal sealed class StandinTests
{
    private string _key = "";

    private Scene Scene => Scene.Of(_key);

    [SetUp]
    public void TakeKey() => _key = Scene.NewKey();

    [Test]
    public async Task A_cycle_is_named_to_every_caller_that_waits_in_it()
    {
        await using var cluster = await RuntimeCluster.Start();
        var other = _key + "-other";

        Assert.That(() => cluster.Grains.GetGrain<IProbe>(_key).Around(other), Throws.TypeOf<TimeoutException>().With.Message.EndsWith(
            $"The calls wait for each other: probe/{_key}.IProbe.Around -> probe/{other}.IProbe.Around -> probe/{_key}.IProbe.Around."));
    }

    [Test]
    public async Task A_call_that_is_only_slow_is_not_called_a_cycle()
    {
        await using var cluster = await RuntimeCluster.Start();

        Assert.That(() => cluster.Grains.GetGrain<IProbe>(_key).HoldBriefly("held", "gate"), Throws.TypeOf<TimeoutException>().With.Message.EndsWith(
            $"for probe/{_key}.IProbe.HoldBriefly."));
        Scene.Open("gate");
    }

    [Test]
    public async Task A_shuffling_runtime_runs_waiting_calls_in_another_order()
    {
        await using var cluster = await RuntimeCluster.Start(silo => silo.Configure<StandinOptions>(options => options.ShuffleSeed = 7));
        var probe = cluster.Grains.GetGrain<IProbe>(_key);
        var held = probe.Hold("held", "gate");
        await Scene.Waits("held begins");
        var sent = Enumerable.Range(0, 50).Select(i => $"{i}").ToList();
        var calls = sent.ConvertAll(probe.Note);
        Scene.Open("gate");
        await Task.WhenAll([held, .. calls]);

        Assert.That(Scene.Notes[2..], Is.EquivalentTo(sent));
        Assert.That(Scene.Notes[2..], Is.Not.EqualTo(sent));
    }

    [Test]
    public async Task A_call_that_is_cancelled_while_it_waits_never_runs()
    {
        await using var cluster = await RuntimeCluster.Start();
        var probe = cluster.Grains.GetGrain<IProbe>(_key);
        var held = probe.Hold("held", "gate");
        await Scene.Waits("held begins");
        using var cancellation = new CancellationTokenSource();
        var call = probe.NoteUnlessCancelled("ran", cancellation.Token);
        await cancellation.CancelAsync();
        Scene.Open("gate");
        await held;

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
        await probe.Note("after");
        Assert.That(Scene.Notes, Is.EqualTo(["held begins", "held ends", "after"]));
    }

    [TestCase(typeof(IRefused), "TakesList", TestName = "A mutable argument is refused")]
    [TestCase(typeof(IRefused), "GivesArray", TestName = "A mutable result is refused")]
    [TestCase(typeof(IRefused), "TakesNested", TestName = "A mutable type inside an immutable one is refused")]
    [TestCase(typeof(IRefused), "GivesNothing", TestName = "A method that returns no task is refused")]
    [TestCase(typeof(IRefused), "IsGeneric", TestName = "A generic method is refused")]
    [TestCase(typeof(IRefused), "has properties", TestName = "A property is refused")]
    public void What_may_not_travel_is_refused(Type grainInterface, string name) =>
        Assert.That(GrainInterfaces.Refusals(grainInterface), Has.Some.Contains(name));

    [Test]
    public void What_may_travel_is_not_refused() => Assert.That(GrainInterfaces.Refusals(typeof(IAccepted)), Is.Empty);

    [Test]
    public void An_age_that_is_not_longer_than_the_quantum_stops_the_start() => Assert.That(
        async () => await RuntimeCluster.Start(silo => silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = options.CollectionQuantum)),
        Throws.TypeOf<OrleansConfigurationException>().With.Message.Contains("CollectionAge"));

    [Test]
    public async Task Collected_grains_leave_nothing_in_the_directory()
    {
        await using var cluster = await RuntimeCluster.Start(silo =>
        {
            silo.Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionQuantum = TimeSpan.FromMilliseconds(50);
                options.CollectionAge = TimeSpan.FromMilliseconds(100);
            });
        });
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => cluster.Grains.GetGrain<IEcho>($"{_key}-{i}").Texts([])).Select(call => call.AsTask()));

        var silo = ((GrainFactory)cluster.Grains).Silo;
        await Eventually.Holds(() => silo.Classes.Sum(known => known.Count) == 0, "no grain is in the directory");
    }

    /// <summary>No grain implements it: a start would refuse it.</summary>
    internal interface IRefused : IGrainWithStringKey
    {
        int Property { get; }

        Task TakesList(List<string> values);

        Task<byte[]> GivesArray();

        Task TakesNested(ImmutableArray<byte[]> values);

        void GivesNothing();

        Task IsGeneric<T>(int value);
    }

    internal interface IAccepted : IGrainWithStringKey
    {
        Task<Everything?> Takes(ImmutableArray<Everything> values, int? number, [Immutable] byte[] bytes, CancellationToken cancellation);

        [return: Immutable]
        Task<byte[]> Gives();

        ValueTask<(int, string)> GivesPair(IProbe reference);
    }
}
#endif
