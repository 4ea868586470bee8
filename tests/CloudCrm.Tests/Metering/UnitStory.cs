using FsCheck;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Metering;

/// <summary>Acts that contend for units.</summary>
/// <param name="Units">How many there are.</param>
/// <param name="Acts">How many acts begin at once.</param>
/// <param name="Interactions">On how many interactions.</param>
/// <param name="HasTwoSilos">Whether they are on two silos that know nothing of each other.</param>
public sealed record UnitStory(int Units, int Acts, int Interactions, bool HasTwoSilos);

/// <summary>Makes stories.</summary>
public static class UnitStories
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<UnitStory> Story() => Of(30, 40, 5);

    /// <summary>Stories up to these sizes.</summary>
    public static Arbitrary<UnitStory> Of(int units, int acts, int interactions) => Arb.From(
        from unit in Gen.Choose(0, units)
        from act in Gen.Choose(1, acts)
        from interaction in Gen.Choose(1, interactions)
        from silos in Gen.Elements(false, true)
        select new UnitStory(unit, act, interaction, silos));
}

/// <summary>Makes long stories.</summary>
public static class LongUnitStories
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<UnitStory> Story() => UnitStories.Of(400, 500, 40);
}
