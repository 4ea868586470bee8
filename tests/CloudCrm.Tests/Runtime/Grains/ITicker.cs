namespace CloudCrm.Tests.Runtime;

/// <summary>A grain with timers.</summary>
[Alias("Tests.ITicker")]
public interface ITicker : IGrainWithStringKey
{
    /// <summary>Notes "name ticks" at every tick.</summary>
    [Alias("Start")]
    Task Start(string name, TimeSpan due, TimeSpan period);

    /// <summary>Each tick notes "name ticks", waits for the gate and notes "name ticked".</summary>
    [Alias("StartSlow")]
    Task StartSlow(string name, string gate, TimeSpan due, TimeSpan period);

    /// <summary>Its one tick notes what it finds in the request context.</summary>
    [Alias("StartCurious")]
    Task StartCurious(TimeSpan due);

    [Alias("StartInterleaving")]
    Task StartInterleaving(string name, TimeSpan due);

    [Alias("StartFailing")]
    Task StartFailing(string name, TimeSpan due, TimeSpan period);

    [Alias("Change")]
    Task Change(TimeSpan due, TimeSpan period);

    [Alias("Stop")]
    Task Stop();

    [Alias("Hold")]
    Task Hold(string name, string gate);

    [Alias("Note")]
    Task Note(string line);

    [Alias("Leave")]
    Task Leave();

    /// <summary>Tries to register a timer from a thread of the pool.</summary>
    [Alias("StartElsewhere")]
    Task StartElsewhere();
}
