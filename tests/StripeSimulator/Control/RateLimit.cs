namespace CloudCrm.StripeSimulator;

/// <summary>Calls a second, counted in whole seconds of a clock's ticking.</summary>
internal sealed class RateLimit(SimulatorOptions options)
{
    private readonly Lock _lock = new();
    private long _second;
    private int _count;

    /// <summary>Counts a call and says whether it may pass.</summary>
    public bool Takes()
    {
        if (options.CallsPerSecondMax == 0)
            return true;
        lock (_lock)
        {
            var second = options.Time.GetTimestamp() / options.Time.TimestampFrequency;
            if (second != _second)
                (_second, _count) = (second, 0);
            return ++_count <= options.CallsPerSecondMax;
        }
    }
}
