using FsCheck;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Customers.Merging;

/// <summary>What somebody does.</summary>
public enum MergeDeed
{
    /// <summary>Merges one customer into another.</summary>
    Merge,

    /// <summary>Takes one out again.</summary>
    Unmerge,

    /// <summary>Opens an interaction that names one.</summary>
    Open,

    /// <summary>Records a message on the interaction that one began with, and names nobody.</summary>
    Say,

    /// <summary>Records a note there.</summary>
    Note,

    /// <summary>Changes one.</summary>
    Change,

    /// <summary>Writes a note on one.</summary>
    Write,
}

/// <summary>One step of a story.</summary>
/// <param name="Deed">What is done.</param>
/// <param name="Who">To which customer.</param>
/// <param name="Other">The survivor of a merge.</param>
/// <param name="Through">0 for an act without identity, else which one it comes through; see <see cref="MergeModel.HandleOf"/>.</param>
/// <param name="Together">Whether it happens together with the next step.</param>
public sealed record MergeStep(MergeDeed Deed, int Who, int Other, int Through, bool Together)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Deed} {Who}{(Deed == MergeDeed.Merge ? $">{Other}" : Through > 0 ? $" by {MergeModel.HandleOf(Through)}" : "")}{(Together ? " &" : "")}";
}

/// <summary>Any sequence of merges, unmerges and acts among some customers.</summary>
public sealed record MergeStory(int Customers, IReadOnlyList<MergeStep> Steps)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Customers}: {string.Join("; ", Steps)}";

    /// <summary>The steps in the order in which they begin; two that happen together are one part.</summary>
    public IEnumerable<MergeStep[]> Parts()
    {
        for (var i = 0; i < Steps.Count; i++)
            yield return Steps[i].Together && i + 1 < Steps.Count ? [Steps[i], Steps[++i]] : [Steps[i]];
    }
}

/// <summary>Makes small stories.</summary>
public static class MergeStories
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<MergeStory> Story() => Of(2, 8, 16);

    internal static Arbitrary<MergeStory> Of(int least, int most, int steps) => Arb.From(
        from customers in Gen.Choose(least, most)
        from length in Gen.Choose(1, steps)
        from story in Step(customers).ListOf(length)
        select new MergeStory(customers, [.. story]),
        story => story.Steps.Select((_, i) => story with { Steps = [.. story.Steps.Where((_, j) => j != i)] }));

    private static Gen<MergeStep> Step(int customers) =>
        from deed in Gen.Frequency(
            (6, Gen.Constant(MergeDeed.Merge)), (2, Gen.Constant(MergeDeed.Unmerge)), (4, Gen.Constant(MergeDeed.Open)),
            (3, Gen.Constant(MergeDeed.Say)), (1, Gen.Constant(MergeDeed.Note)), (1, Gen.Constant(MergeDeed.Change)),
            (2, Gen.Constant(MergeDeed.Write)))
        from who in Gen.Choose(0, customers - 1)
        from other in Gen.Choose(0, customers - 1)
        from through in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, customers + MergeModel.Shared + 1)))
        from together in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new MergeStep(deed, who, other, through, together);
}

/// <summary>Makes long stories of up to 50 customers.</summary>
public static class LongMergeStories
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<MergeStory> Story() => MergeStories.Of(30, 50, 150);
}
