using System.Collections.Concurrent;
using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>
/// Ends calls whose time is over. An activation that gets a call is watched until it has none left, so a call that is answered
/// between two looks costs nothing here.
/// </summary>
internal sealed class ResponseTimeouts : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Silo _silo;
    private readonly ConcurrentQueue<Activation> _watched = new();
    private readonly ITimer _timer;
    private int _armed;

    public ResponseTimeouts(Silo silo)
    {
        _silo = silo;
        _timer = silo.Clocks.Messaging.Timer(_ => Look());
    }

    public void Watch(Activation activation)
    {
        _watched.Enqueue(activation);
        Arm();
    }

    public void Dispose() => _timer.Dispose();

    private void Arm()
    {
        if (Interlocked.Exchange(ref _armed, 1) == 0) _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        var expired = new List<GrainCall>();
        var now = _silo.Clocks.Messaging.Now;
        for (var left = _watched.Count; left > 0 && _watched.TryDequeue(out var activation); left--)
            if (activation.TakeExpired(now, expired)) _watched.Enqueue(activation);

        if (expired.Count > 0) End(expired);
        Volatile.Write(ref _armed, 0);
        if (!_watched.IsEmpty) Arm();
    }

    private void End(List<GrainCall> expired)
    {
        // Explained before the first one fails: its caller goes on and undoes the chain.
        var open = new List<GrainCall>(expired);
        foreach (var activation in _watched) activation.CopyCalls(open);
        var chain = new CallChain(open.Distinct());
        var texts = expired.ConvertAll(call => chain.Describe(call, call.Method.ResponseTimeout ?? _silo.Messaging.ResponseTimeout));
        for (var i = 0; i < expired.Count; i++)
        {
            _silo.LogTimeout(texts[i]);
            expired[i].Fail(new TimeoutException(texts[i]));
        }
    }
}
