namespace Orleans.Runtime;

/// <summary>Deactivates what was idle for too long.</summary>
sealed class IdleCollector : IDisposable
{
    /// <summary>How many deactivations run at a time.</summary>
    const int Batch = 256;

    readonly Silo silo;
    readonly ITimer timer;

    public IdleCollector(Silo silo)
    {
        this.silo = silo;
        timer = silo.Clocks.Collection.Timer(_ => _ = Collect());
        Rest();
    }

    public void Dispose() => timer.Dispose();

    void Rest() => timer.Change(silo.Collection.CollectionQuantum, Timeout.InfiniteTimeSpan);

    async Task Collect()
    {
        var now = silo.Clocks.Collection.Now;
        var ending = new List<Task>();
        foreach (var activation in silo.Classes.Where(known => known.AgeLimit != long.MaxValue).SelectMany(known => known.Activations()))
        {
            if (activation.Collect(now) is not { IsCompleted: false } end) continue;
            ending.Add(end);
            if (ending.Count < Batch) continue;
            await Task.WhenAll(ending);
            ending.Clear();
        }

        await Task.WhenAll(ending);
        Rest();
    }
}
