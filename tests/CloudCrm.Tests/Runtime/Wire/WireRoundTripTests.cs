namespace CloudCrm.Tests.Runtime.Wire;

/// <summary>Every type that travels arrives with all that it holds. On the stand-in nothing is copied, so this is worth its time on a cluster.</summary>
internal sealed class WireRoundTripTests
{
    private static IEnumerable<Type> Types => OurAssemblies.WireTypes.Where(type => !type.ContainsGenericParameters && !type.IsAbstract);

    [TestCaseSource(nameof(Types))]
    public void Every_wire_type_arrives_with_all_that_it_holds(Type type)
    {
        var sent = new WireSamples().Of(type);
        var got = SharedCluster.Travel(sent);

        Assert.That(WireSamples.Differences(type.Name, sent, got), Is.Empty);
    }

    [Test]
    public void A_value_that_lost_something_would_be_found()
    {
        var sent = new Visit(1, 2);

        Assert.That(WireSamples.Differences("Visit", sent, sent with { Visits = 3 }), Is.Not.Empty);
        Assert.That(WireSamples.Differences("Visit", sent, new Visit(1, 2)), Is.Empty);
    }
}
