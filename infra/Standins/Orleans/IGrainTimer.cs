namespace Orleans.Runtime;

/// <summary>A timer of a grain; disposing of it stops it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets it anew; in a tick, from the tick's end.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
