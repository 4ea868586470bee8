using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>How a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>A timer that waits its turn and does not keep the grain alive.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick; infinite: never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next; infinite: no next one.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Ticks do not wait for calls.</summary>
    public bool Interleave { get; init; }

    /// <summary>A tick counts as use when idle grains are collected.</summary>
    public bool KeepAlive { get; init; }
}
