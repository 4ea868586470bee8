using Orleans.Concurrency;

namespace CloudCrm.Tests.Runtime;

/// <summary>A grain that finds out whether anything else of its key runs beside it.</summary>
[Alias("Tests.ICrowded")]
public interface ICrowded : IGrainWithStringKey
{
    /// <summary>Works for some turns, and goes away after that if asked.</summary>
    [Alias("Work")]
    Task Work(int turns, bool leave);

    [Alias("Beside"), AlwaysInterleave]
    Task Beside(int turns);

    [Alias("WorkUntil")]
    Task WorkUntil(int turns, CancellationToken cancellation);
}
