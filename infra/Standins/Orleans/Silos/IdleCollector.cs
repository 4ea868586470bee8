namespace Orleans.Runtime;

/// <summary>Deactivates what was idle for too long.</summary>
internal sealed class IdleCollector : IDisposable
{
    /// <summary>How many deactivations run at a time.</summary>
    private const int Batch = 256;

    private readonly Silo _silo;
    private readonly ITimer _timer;

    public IdleCollector(Silo silo)
    {
        _silo = silo;
        _timer = silo.Clocks.Collection.Timer(_ => _ = Collect());
        Rest();
    }

    public void Dispose() => _timer.Dispose();

    private void Rest() => _timer.Change(_silo.Collection.CollectionQuantum, Timeout.InfiniteTimeSpan);

    private async Task Collect()
    {
        var now = _silo.Clocks.Collection.Now;
        var ending = new List<Task>();
        foreach (var activation in _silo.Classes.Where(known => known.AgeLimit != long.MaxValue).SelectMany(known => known.Activations()))
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
