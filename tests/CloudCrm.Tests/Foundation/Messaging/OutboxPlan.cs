using FsCheck;
using FsCheck.Fluent;

namespace CloudCrm.Tests.Foundation.Messaging;

/// <summary>What goes wrong with an act before it is done.</summary>
public enum WriterFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was decided on an old version: its messages never were.</summary>
    Stale,

    /// <summary>It makes what is there already.</summary>
    Taken,

    /// <summary>It touches a row of another tenant.</summary>
    Foreign,

    /// <summary>The writer is gone before it: it does this act and the rest never.</summary>
    Gone,
}

/// <summary>One act of a writer.</summary>
/// <param name="Thing">On which of the plan's things.</param>
/// <param name="Messages">How many messages it emits.</param>
/// <param name="Fault">What goes wrong first.</param>
public sealed record WriterAct(int Thing, int Messages, WriterFault Fault);

/// <summary>A relay stops, or starts where it stands still.</summary>
/// <param name="AfterActs">Once so many acts have committed, or all writers have ended.</param>
/// <param name="Relay">Which of the two.</param>
public sealed record RelayTurn(int AfterActs, int Relay);

/// <summary>A race of 64 writers past two relays.</summary>
/// <param name="Tenants">The tenant of each thing.</param>
/// <param name="Writers">What each writer does, one act after the other.</param>
/// <param name="Turns">When relays stop and start, in order.</param>
public sealed record OutboxPlan(IReadOnlyList<int> Tenants, IReadOnlyList<IReadOnlyList<WriterAct>> Writers, IReadOnlyList<RelayTurn> Turns)
{
    /// <summary>How many write at once.</summary>
    public const int WriterCount = 64;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Tenants.Count} things of {Tenants.Distinct().Count()} tenants, {Writers.Sum(acts => acts.Count)} acts, turns [{string.Join(' ', Turns.Select(turn => $"{turn.Relay}@{turn.AfterActs}"))}]";
}

/// <summary>Makes plans that end within a second or two.</summary>
public static class OutboxPlans
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<OutboxPlan> Plan() => Upto(actsMax: 8);

    /// <summary>Plans with so many acts a writer at most.</summary>
    internal static Arbitrary<OutboxPlan> Upto(int actsMax)
    {
        var fault = Gen.Frequency(
            (12, Gen.Constant(WriterFault.None)), (1, Gen.Constant(WriterFault.Stale)), (1, Gen.Constant(WriterFault.Taken)),
            (1, Gen.Constant(WriterFault.Foreign)), (1, Gen.Constant(WriterFault.Gone)));
        var plan =
            from tenants in Gen.Choose(1, 4)
            from things in Gen.Choose(1, 48)
            from owners in Gen.Choose(1, tenants).ListOf(things)
            from writers in (from thing in Gen.Choose(0, things - 1)
                             from messages in Gen.Choose(1, 5)
                             from what in fault
                             select new WriterAct(thing, messages, what)).ListOf().Select(acts => (IReadOnlyList<WriterAct>)[.. acts.Take(actsMax)]).Resize(actsMax).ListOf(OutboxPlan.WriterCount)
            from turns in (from after in Gen.Choose(0, OutboxPlan.WriterCount * actsMax / 2)
                           from relay in Gen.Choose(0, 1)
                           select new RelayTurn(after, relay)).ListOf().Resize(8)
            select new OutboxPlan([.. owners], [.. writers], [.. turns.OrderBy(turn => turn.AfterActs)]);
        return Arb.From(plan, Smaller);
    }

    // With half of the writers idle, or without the turns: a plan takes long to run, so few steps have to do.
    private static IEnumerable<OutboxPlan> Smaller(OutboxPlan plan)
    {
        var busy = Enumerable.Range(0, plan.Writers.Count).Where(writer => plan.Writers[writer].Count > 0).ToArray();
        foreach (var idle in busy.Chunk(Math.Max(1, (busy.Length + 1) / 2)))
            yield return plan with { Writers = [.. plan.Writers.Select((acts, writer) => idle.Contains(writer) ? [] : acts)] };
        if (plan.Turns.Count > 0)
            yield return plan with { Turns = [] };
    }
}

/// <summary>Makes plans that take longer.</summary>
public static class LongOutboxPlans
{
    /// <summary>Found by FsCheck.</summary>
    public static Arbitrary<OutboxPlan> Plan() => OutboxPlans.Upto(actsMax: 60);
}
