using Orleans.Concurrency;

namespace CloudCrm.Tests.Runtime;

/// <summary>A plain grain: one call at a time.</summary>
[Alias("Tests.IProbe")]
public interface IProbe : IGrainWithStringKey
{
    [Alias("Visit")]
    Task<Visit> Visit();

    [Alias("VisitLightly")]
    ValueTask<Visit> VisitLightly();

    [Alias("Note")]
    Task Note(string line);

    /// <summary>Notes "name begins", waits for the gate, notes "name ends".</summary>
    [Alias("Hold")]
    Task Hold(string name, string gate);

    [Alias("HoldBriefly"), ResponseTimeout("00:00:01")]
    Task HoldBriefly(string name, string gate);

    [Alias("NoteBriefly"), ResponseTimeout("00:00:01")]
    Task NoteBriefly(string line);

    [Alias("Knock"), AlwaysInterleave]
    Task Knock();

    [Alias("NoteBeside"), AlwaysInterleave]
    Task NoteBeside(string line);

    [Alias("ReadHold"), ReadOnly]
    Task ReadHold(string name, string gate);

    [Alias("Read"), ReadOnly]
    Task Read(string name);

    /// <summary>Adds one to a plain field as often as asked, with an await between reading and writing it.</summary>
    [Alias("Tally")]
    Task<int> Tally(int rounds);

    [Alias("Surroundings")]
    Task<string> Surroundings();

    [Alias("WaitForCancellation")]
    Task WaitForCancellation(CancellationToken cancellation);

    [Alias("NoteUnlessCancelled")]
    Task NoteUnlessCancelled(string line, CancellationToken cancellation);

    [Alias("Throw")]
    Task Throw(string message);

    [Alias("ThrowLate")]
    Task<int> ThrowLate(string message);

    [Alias("ThrowOwn")]
    Task ThrowOwn(string message, int code);

    [Alias("Fire"), OneWay]
    Task Fire(string name, string gate);

    [Alias("FireAndThrow"), OneWay]
    Task FireAndThrow();

    [Alias("Around"), ResponseTimeout("00:00:01")]
    Task Around(string other);

    [Alias("Itself"), ResponseTimeout("00:00:01")]
    Task Itself();

    [Alias("Myself")]
    Task<IProbe> Myself();

    [Alias("VisitOther")]
    Task<Visit> VisitOther(IProbe other);
}
