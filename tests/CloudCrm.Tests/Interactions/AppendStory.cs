using CloudCrm.Contracts.Interactions;
using FsCheck;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Interactions;

/// <summary>One step of a story: somebody records a message, perhaps once more, perhaps on a stale activation, and the commit may break.</summary>
/// <param name="Message">Which of the story's messages.</param>
/// <param name="Silo">Which of the two silos is asked.</param>
/// <param name="Fault">What happens to the commit.</param>
/// <param name="OtherText">Whether the same id comes with another text.</param>
public sealed record AppendStep(int Message, int Silo, Fault Fault, bool OtherText);

/// <summary>A story: any sequence of appends, retries, stale activations and crashes.</summary>
public sealed record AppendStory(IReadOnlyList<AppendStep> Steps)
{
    /// <summary>How many different messages a story has at most.</summary>
    public const int Messages = 8;

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", Steps.Select(step => $"#{step.Message}@{step.Silo}{(step.OtherText ? " other" : "")} {step.Fault}"));

    /// <summary>The way a message goes: five of eight are customers', two are the tenant's, one is a note.</summary>
    public static Direction DirectionOf(int message) => message switch
    {
        < 5 => Direction.Inbound,
        < 7 => Direction.Outbound,
        _ => Direction.Internal,
    };
}

/// <summary>Makes stories.</summary>
public static class AppendStories
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<AppendStory> Story()
    {
        var step =
            from message in Gen.Choose(0, AppendStory.Messages - 1)
            from silo in Gen.Choose(0, 1)
            from fault in Gen.Frequency((6, Gen.Constant(Fault.None)), (1, Gen.Constant(Fault.Before)), (2, Gen.Constant(Fault.After)))
            from other in Gen.Frequency((7, Gen.Constant(false)), (1, Gen.Constant(true)))
            select new AppendStep(message, silo, fault, other);
        return Arb.From(
            step.ListOf().Select(steps => new AppendStory([.. steps.Take(30)])),
            story => story.Steps.Select((_, i) => new AppendStory([.. story.Steps.Where((_, j) => j != i)])));
    }
}
