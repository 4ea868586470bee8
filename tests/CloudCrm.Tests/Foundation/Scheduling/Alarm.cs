using System.Collections.Concurrent;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Tests.Foundation.Scheduling;

/// <summary>A handler that notes when it was called and does what the test says.</summary>
public sealed class Alarm(TimeProvider clock) : IDueHandler
{
    public const string Ring = "alarm.ring";

    private int _running;
    private int _most;

    public string Kind => Ring;

    /// <summary>Each call: which work, at what time of the clock.</summary>
    public ConcurrentQueue<(Guid Id, DateTimeOffset At, int Attempts)> Calls { get; } = new();

    /// <summary>The most that ran at a time.</summary>
    public int Most => Volatile.Read(ref _most);

    /// <summary>What a call does.</summary>
    public Func<DueWorkRow, CancellationToken, Task> Does { get; set; } = (_, _) => Task.CompletedTask;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        Calls.Enqueue((work.Id, clock.GetUtcNow(), work.Attempts));
        var running = Interlocked.Increment(ref _running);
        for (var most = Most; running > most; most = Most)
            Interlocked.CompareExchange(ref _most, running, most);
        try
        {
            await Does(work, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
