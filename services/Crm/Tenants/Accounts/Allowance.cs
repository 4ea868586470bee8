namespace CloudCrm.Crm.Tenants.Accounts;

/// <summary>So many tries at once, and one more each time that a while has passed.</summary>
internal sealed class Allowance(int atOnce, TimeSpan each)
{
    // When all tries are there again: every one that is taken puts it off.
    private DateTimeOffset _full;

    /// <summary>Whether a try is left.</summary>
    public bool CanTake(DateTimeOffset now) => _full - now <= each * (atOnce - 1);

    /// <summary>Takes a try; false when none is left.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (!CanTake(now))
            return false;
        _full = (_full > now ? _full : now) + each;
        return true;
    }

    /// <summary>Gives one back.</summary>
    public void Return() => _full -= each;

    /// <summary>How long until all are there; zero when they are.</summary>
    public TimeSpan UntilFull(DateTimeOffset now) => _full > now ? _full - now : TimeSpan.Zero;
}
