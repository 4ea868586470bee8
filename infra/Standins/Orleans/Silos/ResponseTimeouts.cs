using System.Collections.Concurrent;
using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>
/// Ends calls whose time is over. An activation that gets a call is watched until it has none left, so a call that is answered
/// between two looks costs nothing here.
/// </summary>
sealed class ResponseTimeouts : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly Silo silo;
    readonly ConcurrentQueue<Activation> watched = new();
    readonly ITimer timer;
    int armed;

    public ResponseTimeouts(Silo silo)
    {
        this.silo = silo;
        timer = silo.Clocks.Messaging.Timer(_ => Look());
    }

    public void Watch(Activation activation)
    {
        watched.Enqueue(activation);
        Arm();
    }

    public void Dispose() => timer.Dispose();

    void Arm()
    {
        if (Interlocked.Exchange(ref armed, 1) == 0) timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    void Look()
    {
        var expired = new List<GrainCall>();
        var now = silo.Clocks.Messaging.Now;
        for (var left = watched.Count; left > 0 && watched.TryDequeue(out var activation); left--)
            if (activation.TakeExpired(now, expired)) watched.Enqueue(activation);

        if (expired.Count > 0) End(expired);
        Volatile.Write(ref armed, 0);
        if (!watched.IsEmpty) Arm();
    }

    void End(List<GrainCall> expired)
    {
        // Explained before the first one fails: its caller goes on and undoes the chain.
        var open = new List<GrainCall>(expired);
        foreach (var activation in watched) activation.CopyCalls(open);
        var chain = new CallChain(open.Distinct());
        var texts = expired.ConvertAll(call => chain.Describe(call, call.Method.ResponseTimeout ?? silo.Messaging.ResponseTimeout));
        for (var i = 0; i < expired.Count; i++)
        {
            silo.LogTimeout(texts[i]);
            expired[i].Fail(new TimeoutException(texts[i]));
        }
    }
}
