namespace CloudCrm.StripeSimulator.State;

/// <summary>Chances that depend on a seed, on what they are for and on how often that was asked; never on who came first.</summary>
internal sealed class Dice(int seed)
{
    private readonly Dictionary<string, int> _asked = [];
    private readonly Lock _lock = new();

    /// <summary>A number from 0 to below 1.</summary>
    public double Roll(string what)
    {
        int nth;
        lock (_lock)
            _asked[what] = nth = _asked.GetValueOrDefault(what) + 1;
        var hash = 14695981039346656037UL ^ (ulong)(uint)seed;
        foreach (var letter in what)
            hash = (hash ^ letter) * 1099511628211UL;
        return (Mixed(hash + ((ulong)nth * 0x9E3779B97F4A7C15UL)) >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mixed(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
