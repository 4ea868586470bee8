using System.Collections.Immutable;

namespace CloudCrm.Foundation.Data;

/// <summary>Raised after a commit that left something in a journal, so that who follows journals in this process need not poll.</summary>
public sealed class JournalSignal<TDb> where TDb : TenantDb
{
    private ImmutableArray<Follower> _followers = [];

    /// <summary>A signal of one's own, for as long as the process lives.</summary>
    public CommitSignal Follow()
    {
        var follower = new Follower();
        ImmutableInterlocked.Update(ref _followers, (all, one) => all.Add(one), follower);
        return follower;
    }

    /// <summary>There is something.</summary>
    public void Set()
    {
        foreach (var follower in _followers)
            follower.Set();
    }

    private sealed class Follower : CommitSignal;
}
