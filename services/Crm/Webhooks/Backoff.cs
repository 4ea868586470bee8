namespace CloudCrm.Crm.Webhooks;

/// <summary>When a delivery that failed is attempted again: after growing pauses, the last time three days after it began.</summary>
internal static class Backoff
{
    /// <summary>How long a delivery is attempted.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(3);

    /// <summary>By how much of itself a pause may be shorter, so that what failed together does not come again together.</summary>
    public const double Jitter = 0.2;

    /// <summary>The pauses after the first, second, ... attempt. Each is long enough to stay longer than the one before, whatever the jitter.</summary>
    private static readonly TimeSpan[] s_pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12), TimeSpan.FromHours(18),
    ];

    /// <summary>The most attempts from a beginning.</summary>
    public static int MaxTries => s_pauses.Length + 2;

    /// <summary>When the next attempt is due; null where it is given up.</summary>
    /// <param name="beganAt">When the first attempt was due.</param>
    /// <param name="tries">Attempts since then, 1 or more.</param>
    /// <param name="spread">0 to 1: how much of the jitter is taken.</param>
    /// <param name="now">When the attempt failed.</param>
    /// <param name="asked">The pause that the receiver asks for; null where it asks for none.</param>
    public static DateTimeOffset? Next(DateTimeOffset beganAt, int tries, double spread, DateTimeOffset now, TimeSpan? asked = null)
    {
        var end = beganAt + Span;
        if (now >= end || tries >= MaxTries)
            return null;
        var pause = tries <= s_pauses.Length ? s_pauses[tries - 1] * (1 - (Jitter * Math.Clamp(spread, 0, 1))) : Span;
        if (asked > pause)
            pause = asked.Value;
        return pause < end - now ? now + pause : end;
    }
}
