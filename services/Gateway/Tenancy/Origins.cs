using System.Collections.Concurrent;

namespace CloudCrm.Gateway.Tenancy;

/// <summary>Which browser origins any tenant registered. Remembered for 10 s, so that preflights do not wear on the front door.</summary>
internal sealed class Origins(IGrainFactory grains, TimeProvider time)
{
    private const int MaxEntries = 1_000;
    private const int MaxLength = 300;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (bool Known, long At)> _answers = new(StringComparer.Ordinal);

    public async ValueTask<bool> Knows(string origin)
    {
        if (origin.Length > MaxLength)
            return false;
        if (_answers.TryGetValue(origin, out var answer) && time.GetElapsedTime(answer.At) < MaxAge)
            return answer.Known;
        var at = time.GetTimestamp();
        var known = await grains.FrontDoor().KnowsOrigin(origin);
        if (_answers.Count >= MaxEntries)
            _answers.Clear();
        _answers[origin] = (known, at);
        return known;
    }
}
