namespace Orleans.Runtime;

/// <summary>Random numbers that several activations may draw at a time.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int bound)
    {
        lock (_random) return _random.Next(bound);
    }
}
