namespace Orleans.Runtime;

/// <summary>Random numbers that several activations may draw at a time.</summary>
sealed class Dice(int seed)
{
    readonly Random random = new(seed);

    public int Next(int bound)
    {
        lock (random) return random.Next(bound);
    }
}
