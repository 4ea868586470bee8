using System.Collections.Immutable;
using System.Reflection;
using Orleans.Concurrency;

namespace CloudCrm.Tests.Runtime.Wire;

internal sealed class WireRuleTests
{
    private static IEnumerable<Type> Interfaces => OurAssemblies.GrainInterfaces;

    [Test]
    public void Our_grain_interfaces_keep_the_rules() => Assert.Multiple(() =>
    {
        Assert.That(Interfaces, Is.Not.Empty);
        Assert.That(Interfaces.SelectMany(WireRules.OfInterface), Is.Empty);
        Assert.That(WireRules.Twice(Interfaces.Select(WireRules.Alias)), Is.Empty);
    });

    [Test]
    public void Our_wire_types_keep_the_rules() => Assert.Multiple(() =>
    {
        Assert.That(OurAssemblies.WireTypes, Is.Not.Empty);
        Assert.That(OurAssemblies.WireTypes.SelectMany(WireRules.OfType).Distinct(), Is.Empty);
        Assert.That(WireRules.Twice(OurAssemblies.WireTypes.Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).Distinct().Select(WireRules.Alias)), Is.Empty);
    });

    [Test]
    public void Our_grain_classes_keep_the_rules() => Assert.That(OurAssemblies.GrainClasses.SelectMany(WireRules.OfClass), Is.Empty);

    [Test]
    public void Every_grain_interface_has_one_class() => Assert.That(
        from grain in Interfaces
        let classes = OurAssemblies.GrainClasses.Where(type => type.IsAssignableTo(grain)).ToList()
        where classes.Count != 1
        select $"{grain.Name}: {string.Join(", ", classes.Select(type => type.Name))}",
        Is.Empty);

    [Test]
    public void Our_exceptions_survive_the_way_between_two_processes() => Assert.That(
        from type in OurAssemblies.Types
        where type.IsAssignableTo(typeof(Exception)) && !type.IsDefined(typeof(GenerateSerializerAttribute))
        select type.FullName,
        Is.Empty);

    [TestCase("has no alias")]
    [TestCase("has properties")]
    [TestCase("has the alias Same twice")]
    [TestCase("GivesNothing returns no task")]
    [TestCase("IsGeneric is generic")]
    [TestCase("TakesList takes values")]
    [TestCase("GivesArray gives")]
    [TestCase("TakesRef has the ref parameter")]
    [TestCase("TokenFirst takes a cancellation token that is not its last parameter")]
    [TestCase("OneWayResult is one-way and has a result")]
    public void An_interface_that_breaks_a_rule_would_be_found(string line) =>
        Assert.That(WireRules.OfInterface(typeof(IBreaksRules)), Has.Some.Contains(line));

    [TestCase("has no [GenerateSerializer]")]
    [TestCase("has no [Immutable]")]
    [TestCase("has no alias")]
    [TestCase("is neither sealed nor abstract")]
    [TestCase("WithoutId has no id")]
    [TestCase("has the id 3 twice")]
    [TestCase("Settable can be changed")]
    [TestCase("Items is a")]
    public void A_type_that_breaks_a_rule_would_be_found(string line) =>
        Assert.That(WireRules.OfType(typeof(BreaksRules)), Has.Some.Contains(line));

    // No grain interface, so that the original's generator passes it by.
    private interface IBreaksRules
    {
        int Property { get; }

        [Alias("Same")]
        Task TakesList(List<int> values);

#pragma warning disable ORLEANS0011 // The original's analyzer finds it too.
        [Alias("Same")]
        Task<ImmutableArray<int[]>> GivesArray();
#pragma warning restore ORLEANS0011

        void GivesNothing();

        Task IsGeneric<T>();

        Task TakesRef(ref int value);

#pragma warning disable CA1068 // One of the rules that it breaks.
        Task TokenFirst(CancellationToken cancellation, int value);
#pragma warning restore CA1068

        [OneWay]
        Task<int> OneWayResult();
    }

#pragma warning disable CA1852 // Not being sealed is one of the rules that it breaks.
    private class BreaksRules
#pragma warning restore CA1852
    {
        public int WithoutId { get; init; }

        [Id(3)]
        public int Settable { get; set; }

        [Id(3)]
        public List<int> Items { get; init; } = [];
    }
}
