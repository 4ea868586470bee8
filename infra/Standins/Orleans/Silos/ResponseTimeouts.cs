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

        foreach (var call in expired)
        {
            var text = CallChain.Describe(call, call.Method.ResponseTimeout ?? silo.Messaging.ResponseTimeout);
            silo.LogTimeout(text);
            call.Fail(new TimeoutException(text));
        }

        Volatile.Write(ref armed, 0);
        if (!watched.IsEmpty) Arm();
    }
}
