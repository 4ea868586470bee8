namespace CloudCrm.Foundation.Messaging;

/// <summary>The bounds of sending.</summary>
internal static class RelayLimits
{
    /// <summary>The most rows taken from a lane at a time.</summary>
    public const int BatchMax = 1_000;

    /// <summary>The most lanes relayed at a time; each holds a database connection meanwhile.</summary>
    public const int LanesAtOnce = 8;

    /// <summary>The most refused messages a lane steps over, each of one row; with more the lane waits for a start of the process.</summary>
    public const int ParkedMax = 1_000;

    /// <summary>How long the relay waits at most before it looks by itself: other processes write into the outbox too.</summary>
    public static readonly TimeSpan PollMax = TimeSpan.FromMilliseconds(500);

    /// <summary>How long acts gather after the first one, so that a busy outbox has few transactions, and so have those who receive.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);

    /// <summary>The first pause after a failure; it doubles.</summary>
    public static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause after failures.</summary>
    public static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(10);
}
