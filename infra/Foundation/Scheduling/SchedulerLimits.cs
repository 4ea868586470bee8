namespace CloudCrm.Foundation.Scheduling;

/// <summary>The bounds of due work.</summary>
public static class SchedulerLimits
{
    /// <summary>How many pieces of work of one database a process does at a time.</summary>
    public const int AtOnce = 8;

    /// <summary>How long a process holds work that it doesn't renew: after a crash it waits that long for another.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How often a running handler's lease is renewed.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    /// <summary>How long the scheduler waits at most before it looks again.</summary>
    public static readonly TimeSpan PollMax = TimeSpan.FromMilliseconds(500);

    /// <summary>The pause after the first failure; it doubles.</summary>
    public static readonly TimeSpan RetryMin = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two attempts.</summary>
    public static readonly TimeSpan RetryMax = TimeSpan.FromHours(1);

    /// <summary>The pause after so many failed attempts.</summary>
    public static TimeSpan RetryAfter(int attempts)
    {
        var pause = RetryMin * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return pause < RetryMax ? pause : RetryMax;
    }
}
