using System.Collections.Immutable;

namespace CloudCrm.Tests.Customers.Merging;

/// <summary>
/// The rule, said as simply as can be: who is merged into whom, and whose each entry is. A customer i has the handle 'own-i' and, with every third one, 'shared'.
/// </summary>
/// <param name="Into">Whom each customer is merged into; -1 for nobody.</param>
/// <param name="Own">The entries of each customer's own timeline.</param>
internal sealed record MergeModel(ImmutableArray<int> Into, ImmutableArray<ImmutableHashSet<(DateTimeOffset At, Guid Id)>> Own)
{
    /// <summary>How many handles are shared.</summary>
    public const int Shared = 3;

    /// <summary>The survivor of the group.</summary>
    public int Root(int who) => Into[who] < 0 ? who : Root(Into[who]);

    /// <summary>Whether one is the other, or was merged into it by whatever way.</summary>
    public bool IsBelow(int who, int above) => who == above || (Into[who] >= 0 && IsBelow(Into[who], above));

    /// <summary>The timeline that is to be seen: newest first.</summary>
    public IEnumerable<(DateTimeOffset At, Guid Id)> Timeline(int who) =>
        Enumerable.Range(0, Into.Length).Where(other => IsBelow(other, who)).SelectMany(other => Own[other]).Distinct()
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);

    /// <summary>Whose an act is.</summary>
    public int OwnerOf(int named, int through)
    {
        var root = Root(named);
        int[] having = [.. Enumerable.Range(0, Into.Length).Where(who => Root(who) == root && Has(who, through))];
        return having.Contains(named) ? named : having.Length == 0 || having.Contains(root) ? root : having[0];
    }

    /// <summary>The handle behind a number: 1 to the number of customers are their own, three shared ones follow, one more is nobody's.</summary>
    public static string HandleOf(int through) => $"x:handle-{through}";

    /// <summary>The numbers of a customer's handles.</summary>
    public int[] HandlesOf(int who) => [who + 1, Into.Length + 1 + (who % Shared)];

    /// <summary>What comes of a step, in words, and how things are then.</summary>
    public (string Answer, MergeModel Next) After(MergeStep step, (DateTimeOffset At, Guid Id) entry) => step.Deed switch
    {
        MergeDeed.Merge => Merge(step.Who, step.Other),
        MergeDeed.Unmerge => ("done", this with { Into = Into.SetItem(step.Who, -1) }),
        MergeDeed.Open or MergeDeed.Say => ($"of {OwnerOf(step.Who, step.Through)}", With(OwnerOf(step.Who, step.Through), entry)),
        MergeDeed.Write => ($"of {Root(step.Who)}", With(Root(step.Who), entry)),
        MergeDeed.Note => ("noted", With(OwnerOf(step.Who, step.Through), entry)),
        _ => Into[step.Who] >= 0 ? ("merged", this) : ("done", With(step.Who, entry)),
    };

    private (string Answer, MergeModel Next) Merge(int who, int survivor)
    {
        if (who == survivor)
            return ("invalid", this);
        if (Into[who] == survivor)
            return ("done", this);
        if (Into[who] >= 0)
            return ("merged", this);
        if (Into[survivor] >= 0)
            return ("survivor_merged", this);
        return ("done", this with { Into = Into.SetItem(who, survivor) });
    }

    private MergeModel With(int who, (DateTimeOffset At, Guid Id) entry) => this with { Own = Own.SetItem(who, Own[who].Add(entry)) };

    private bool Has(int who, int through) => HandlesOf(who).Contains(through);
}
